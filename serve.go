package main

import (
	"fmt"
	"net"

	"hearsay/graph"
	"hearsay/internal/store"
	"hearsay/internal/web"
)

type serveCmd struct {
	Listen string `help:"Address to listen on. One that other machines can reach needs --token." default:"127.0.0.1:8080" env:"HEARSAY_LISTEN"`
	Token  string `help:"Secret that mutations must carry as a bearer token." env:"HEARSAY_TOKEN"`
}

// Run serves until it is interrupted; running requests are finished first.
func (c *serveCmd) Run(a *app) error {
	if err := web.CheckListen(c.Listen, c.Token); err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	made := a.store.missing()
	return a.withStore(func(s store.Store) error {
		handler, err := web.New(web.Options{
			API:     graph.New(newAPI(s)),
			Errors:  graph.ErrorPresenter(a.log, web.RequestID),
			Recover: graph.Recoverer(a.log),
			Schema:  schema,
			Ready:   s.Ping,
			Tabs:    questions(),
			Log:     a.log,
			Token:   c.Token,
		})
		if err != nil {
			return err
		}
		err = web.Serve(a.ctx, c.Listen, handler, func(address net.Addr) {
			fmt.Fprintf(a.stderr, "hearsay: serving %s at http://%s (playground at /playground); Ctrl-C ends\n", a.store.Store, address)
			if made {
				fmt.Fprintf(a.stderr, "hearsay: %s is new and empty; fill it with hearsay ingest --store %s FILE…\n", a.store.Store, a.store.Store)
			}
		})
		return err
	})
}
