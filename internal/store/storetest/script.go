package storetest

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// A script is a txtar archive. Its comment says the rule that it shows. The
// file "cast" names entities, a handle, a kind and a name a line; the file
// "script" has commands after "> ", each followed by the answer expected; every
// other file is an article in the notation of notation.go, its handle the
// file's name up to the first dot, so that "one" and "one.changed" are the same
// article.
//
// Commands:
//
//	put HANDLE…            graphs, in one batch
//	delete HANDLE
//	merge INTO FROM
//	nodes HANDLE…
//	adjacent HANDLE [TYPE…]
//	evidence HANDLE [first=N]
//	entities|articles|relations|statements|events [FILTER] [first=N] [oldest] [count]
//	more                   the next page of the last list
//	facets relations|statements|events [FILTER]
//	matrix SPEAKERS TARGETS [FILTER]
//	stats
//
// FILTER is the JSON of the filter's struct, with handles for IDs.
type script struct {
	handles  map[string]news.ID
	names    map[news.ID]string // of IDs; facts have theirs from labels
	cast     map[string]news.Entity
	graphs   map[string]news.Graph
	commands []command
}

// command is a line of a script and the answer that is expected.
type command struct{ line, want string }

//go:embed testdata/*.txtar
var scripts embed.FS

// runScripts runs every script, each on a fresh store.
func runScripts(t *testing.T, open Open) {
	files, err := fs.Glob(scripts, "testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(path.Base(file), ".txtar"), func(t *testing.T) {
			text, err := fs.ReadFile(scripts, file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := parseScript(text)
			if err != nil {
				t.Fatal(err)
			}
			r := run{script: s, store: fresh(t, open)}
			for _, c := range s.commands {
				if diff := cmp.Diff(c.want, r.answer(t.Context(), c.line)); diff != "" {
					t.Errorf("> %s\n-want +got\n%s", c.line, diff)
				}
			}
		})
	}
}

func parseScript(text []byte) (*script, error) {
	s := &script{handles: map[string]news.ID{}, names: map[news.ID]string{}, cast: map[string]news.Entity{}, graphs: map[string]news.Graph{}}
	for _, file := range txtar.Parse(text).Files {
		var err error
		switch file.Name {
		case "cast":
			err = s.parseCast(string(file.Data))
		case "script":
			s.commands, err = parseCommands(string(file.Data))
		default:
			s.graphs[file.Name], err = s.parseArticle(file.Name, string(file.Data))
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	if len(s.commands) == 0 {
		return nil, errors.New("it has no commands")
	}
	return s, nil
}

func parseCommands(text string) ([]command, error) {
	var out []command
	for line := range strings.Lines(text) {
		switch rest, ok := strings.CutPrefix(line, "> "); {
		case ok:
			out = append(out, command{line: strings.TrimSpace(rest)})
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case len(out) == 0:
			return nil, fmt.Errorf("an answer without a command: %s", line)
		default:
			out[len(out)-1].want += line
		}
	}
	return out, nil
}

// name binds a handle to an ID.
func (s *script) name(handle string, id news.ID) {
	s.handles[handle] = id
	if s.names[id] == "" {
		s.names[id] = handle
	}
}

// id returns what a handle stands for; anything else is an ID as it is.
func (s *script) id(handle news.ID) news.ID {
	if id, ok := s.handles[string(handle)]; ok {
		return id
	}
	return handle
}

// handle is the reverse of id.
func (s *script) handle(id news.ID) string {
	if name, ok := s.names[id]; ok {
		return name
	}
	return string(id)
}

// run is a script at work on a store.
type run struct {
	*script
	store store.Store
	more  func(context.Context) (string, error) // the next page of the last list
}

// answer runs a command and returns its answer as lines of text.
func (r *run) answer(ctx context.Context, line string) string {
	answer, err := r.do(ctx, line)
	for _, known := range []error{store.ErrNotFound, store.ErrBadQuery, store.ErrBadCursor, store.ErrBadGraph, store.ErrBadMerge} {
		if errors.Is(err, known) {
			return answer + "error: " + known.Error() + "\n"
		}
	}
	if err != nil {
		return answer + "unexpected error: " + err.Error() + "\n"
	}
	return answer
}
