package neo4j

import (
	"context"
	"fmt"
	gostrings "strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// profiler is a driver that has the server profile each read, and keeps what
// became of it. The texts are those that the engine uses, with PROFILE before.
type profiler struct {
	neo4j.DriverWithContext
	seen []profile
}

// profile is what a query cost.
type profile struct {
	text string
	plan neo4j.ProfiledPlan
}

func (p *profiler) NewSession(ctx context.Context, config neo4j.SessionConfig) neo4j.SessionWithContext {
	return profiledSession{p.DriverWithContext.NewSession(ctx, config), p}
}

type profiledSession struct {
	neo4j.SessionWithContext
	to *profiler
}

func (s profiledSession) Run(ctx context.Context, text string, params map[string]any, options ...func(*neo4j.TransactionConfig)) (neo4j.ResultWithContext, error) {
	result, err := s.SessionWithContext.Run(ctx, "PROFILE "+text, params, options...)
	return profiledResult{result, s.to, text}, err
}

func (s profiledSession) ExecuteWrite(ctx context.Context, work neo4j.ManagedTransactionWork, options ...func(*neo4j.TransactionConfig)) (any, error) {
	return s.SessionWithContext.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return work(profiledTransaction{tx, s.to})
	}, options...)
}

type profiledTransaction struct {
	neo4j.ManagedTransaction
	to *profiler
}

func (t profiledTransaction) Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
	result, err := t.ManagedTransaction.Run(ctx, "PROFILE "+text, params)
	return profiledResult{result, t.to, text}, err
}

type profiledResult struct {
	neo4j.ResultWithContext
	to   *profiler
	text string
}

// Next notes the profile after the last record.
func (r profiledResult) Next(ctx context.Context) bool {
	if r.ResultWithContext.Next(ctx) {
		return true
	}
	_, _ = r.Consume(ctx) // the error is the result's, too
	return false
}

func (r profiledResult) Consume(ctx context.Context) (neo4j.ResultSummary, error) {
	summary, err := r.ResultWithContext.Consume(ctx)
	if err == nil {
		r.to.seen = append(r.to.seen, profile{r.text, summary.Profile()})
	}
	return summary, err
}

// profiled runs reads on a store and returns the profiles of their queries.
func profiled(t testing.TB, s *Store, read func(*Store) error) []profile {
	t.Helper()
	p := &profiler{DriverWithContext: s.driver}
	watched := &Store{driver: p, database: s.database, bookmarks: s.bookmarks, timeout: s.timeout}
	if err := read(watched); err != nil {
		t.Fatal(err)
	}
	if len(p.seen) == 0 {
		t.Fatal("nothing was profiled")
	}
	return p.seen
}

// hits returns the work of a plan, in the server's unit.
func hits(p neo4j.ProfiledPlan) int64 {
	n := p.DbHits()
	for _, child := range p.Children() {
		n += hits(child)
	}
	return n
}

// walk calls use for every operator of a plan, with the rows that go into it.
func walk(p neo4j.ProfiledPlan, use func(operator string, rows int64)) {
	var rows int64
	for _, child := range p.Children() {
		rows += child.Records()
		walk(child, use)
	}
	use(gostrings.TrimSuffix(p.Operator(), "@neo4j"), rows)
}

// drawing writes a plan down, the result first.
func drawn(p neo4j.ProfiledPlan, indent string) string {
	text := fmt.Sprintf("%s%s hits %d rows %d %v\n", indent, p.Operator(), p.DbHits(), p.Records(), p.Arguments()["Details"])
	for _, child := range p.Children() {
		text += drawn(child, indent+"  ")
	}
	return text
}
