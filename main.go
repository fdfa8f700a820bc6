// Command hearsay turns news articles into a knowledge graph and answers who
// did what to whom, and who said what about whom, with the words of the
// articles as proof.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"hearsay/internal/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// The exit codes of every command; --help lists them.
const (
	exitOK          = 0
	exitFailed      = 1   // the command failed, or an answer carries errors
	exitUsage       = 2   // flags or arguments are wrong
	exitIncomplete  = 3   // some of the articles failed, the others are stored
	exitUnavailable = 4   // the store cannot be reached or opened
	exitInterrupted = 130 // ended by Ctrl-C or a termination signal; what was acknowledged is kept
)

const description = `Turns news articles into a knowledge graph, and answers who did what to whom and who said what about whom, with the words of the articles as proof.

  hearsay ingest examples/*          read articles into hearsay.db
  hearsay serve                      explore them at http://127.0.0.1:8080
  hearsay query '{ stats { articles } }'

Flags can also be set in a JSON file given with --config, and those shown with $HEARSAY_NAME in the environment; a flag goes before the environment, the environment before the file.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some articles failed, 4 store unavailable, 130 interrupted.`

// cli is the command line: the flags that all commands share, and the commands.
type cli struct {
	Config kong.ConfigFlag `help:"JSON file with values for flags, such as {\"store\": \"news.db\"}." placeholder:"FILE" env:"HEARSAY_CONFIG"`
	Store  storeFlags      `embed:""`
	Log    string          `help:"How much to log on standard error: ${enum}." enum:"debug,info,warn,error" default:"info" env:"HEARSAY_LOG"`

	Serve   serveCmd   `cmd:"" help:"Serve the graph: GraphQL, playground, health and metrics."`
	Ingest  ingestCmd  `cmd:"" help:"Read articles into the store."`
	Extract extractCmd `cmd:"" help:"Print what one article says, and store nothing."`
	Parse   parseCmd   `cmd:"" help:"Print how one article is read: words, names, syntax, roles, quotations."`
	Query   queryCmd   `cmd:"" help:"Answer one GraphQL query from the store."`
	Export  exportCmd  `cmd:"" help:"Write everything in the store as JSON lines."`
	Eval    evalCmd    `cmd:"" help:"Score what is read off articles against what people annotated."`
	Doctor  doctorCmd  `cmd:"" help:"Check the store, and every quotation in it against its article."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

// app is what a command works with.
type app struct {
	ctx    context.Context //nolint:containedctx // lives as long as the one command
	store  storeFlags
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	log    *slog.Logger
}

// exit is the panic by which kong ends after --help.
type exit int

// run executes one command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	defer func() {
		switch ended := recover().(type) {
		case nil:
		case exit:
			code = int(ended)
		default:
			panic(ended)
		}
	}()
	var c cli
	parser := kong.Must(&c,
		kong.Name("hearsay"),
		kong.Description(description),
		kong.Configuration(readSettings),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(exit(code)) }),
	)
	command, err := parser.Parse(args)
	if err != nil {
		return reportUsage(stderr, err)
	}
	err = command.Run(&app{ctx: ctx, store: c.Store, stdin: stdin, stdout: stdout, stderr: stderr, log: newLog(stderr, c.Log)})
	return report(ctx, stderr, err)
}

func newLog(w io.Writer, level string) *slog.Logger {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		l = slog.LevelInfo
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: l}))
}

// Errors that carry their exit code.
var (
	errUsage      = errors.New("the command line is wrong")
	errIncomplete = errors.New("not all articles were taken in")
	errAnswer     = errors.New("the answer carries errors")
)

// reportUsage says what is wrong with a command line and where to read how it is right.
func reportUsage(stderr io.Writer, err error) int {
	help := "hearsay"
	var parse *kong.ParseError
	if errors.As(err, &parse) {
		if command := parse.Context.Selected(); command != nil {
			help += " " + command.Name
		}
	}
	fmt.Fprintf(stderr, "hearsay: %v\nTry %s --help.\n", err, help)
	return exitUsage
}

// report says what went wrong and returns the exit code for it.
func report(ctx context.Context, stderr io.Writer, err error) int {
	switch {
	case err == nil:
		return exitOK
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "hearsay: interrupted; what was acknowledged is stored")
		return exitInterrupted
	}
	fmt.Fprintf(stderr, "hearsay: %v\n", err)
	switch {
	case errors.Is(err, errUsage):
		return exitUsage
	case errors.Is(err, errIncomplete):
		return exitIncomplete
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrReadOnly):
		return exitUnavailable
	}
	return exitFailed
}
