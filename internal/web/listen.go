package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// CheckListen returns an error where the address can be reached from other
// machines and there is no token: anybody could change the graph.
func CheckListen(address, token string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("the address %q is not like 127.0.0.1:8080: %w", address, err)
	}
	if loopback(host) || token != "" {
		return nil
	}
	return fmt.Errorf("the address %s can be reached from other machines: give a secret with --token (or HEARSAY_TOKEN), which mutations must then carry, or listen on 127.0.0.1", address)
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// Times bound how long connections may take. A zero time is the default.
type Times struct {
	Header   time.Duration // to send the head of a request; 5 s
	Read     time.Duration // to send a request; 60 s
	Shutdown time.Duration // to go on after the end was asked for; 15 s
}

// Serve serves with the default times; see [Times.Serve].
func Serve(ctx context.Context, address string, h http.Handler, started func(net.Addr)) error {
	return Times{}.Serve(ctx, address, h, started)
}

// Serve listens on the address and serves the handler until the context ends;
// then it lets running requests finish, and returns an error where it had to cut
// some off. It calls started with the address that it listens on, which tells
// the port where it was 0.
func (t Times) Serve(ctx context.Context, address string, h http.Handler, started func(net.Addr)) error {
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: cmp.Or(t.Header, 5*time.Second),
		ReadTimeout:       cmp.Or(t.Read, 60*time.Second),
		WriteTimeout:      90 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	started(listener.Addr())
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	err = t.shutdown(ctx, server)
	if serveErr := <-failed; !errors.Is(serveErr, http.ErrServerClosed) {
		err = errors.Join(err, serveErr)
	}
	return err
}

// shutdown lets running requests finish, and cuts off those that take too long.
func (t Times) shutdown(ctx context.Context, server *http.Server) error {
	limit := cmp.Or(t.Shutdown, 15*time.Second)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	if err := server.Shutdown(end); err != nil {
		return errors.Join(fmt.Errorf("some requests were not finished %v after the end was asked for: %w", limit, err), server.Close())
	}
	return nil
}
