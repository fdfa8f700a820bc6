package storetest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Answers are written down in the manner of the notation, with handles for IDs
// and nothing for what is empty.

// lines writes items down, a line each.
func lines[T any](items []T, show func(T) string) string {
	var out strings.Builder
	for _, item := range items {
		out.WriteString(show(item) + "\n")
	}
	return out.String()
}

// words joins what is not empty.
func words(parts ...string) string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " ")
}

// keyed writes a key before a value that is not empty.
func keyed(key, value string) string {
	if value == "" {
		return ""
	}
	return key + " " + value
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return strconv.Quote(text)
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return strings.TrimSuffix(t.Format(time.RFC3339), "T00:00:00Z")
}

func (r *run) node(n store.Node) string {
	switch n := n.(type) {
	case nil:
		return "nothing"
	case news.Event:
		return r.event(n)
	case news.Entity:
		return r.entity(n)
	case news.Relation:
		return r.relation(n)
	case news.Statement:
		return r.statement(n)
	case news.Article:
		return r.article(n)
	}
	return fmt.Sprintf("a node of type %T", n)
}

func (r *run) entity(e news.Entity) string {
	unnamed := ""
	if e.Unnamed {
		unnamed = "unnamed"
	}
	var aliases []string
	for _, a := range e.Aliases {
		aliases = append(aliases, fmt.Sprintf("%q %s %d", a.Text, a.Kind, a.Articles))
	}
	return words(string(e.Kind), r.handle(e.ID), quoted(e.Name), unnamed, fmt.Sprintf("mentions %d articles %d", e.Mentions, e.Articles),
		keyed("first", instant(e.First)), keyed("last", instant(e.Last)), "aliases", strings.Join(aliases, ", "))
}

func (r *run) article(a news.Article) string {
	return words(r.handle(a.ID), quoted(a.Title), keyed("outlet", quoted(a.Outlet)), keyed("published", instant(a.Published)))
}

func when(w news.When) string { return words(keyed("when", w.EDTF()), quoted(w.Text)) }

// reports writes down what facts of all sorts are summed up with.
func reports(confidence float64, sources int, first, last time.Time) string {
	return words(fmt.Sprintf("confidence %v sources %d", confidence, sources), keyed("first", instant(first)), keyed("last", instant(last)))
}

func (r *run) relation(n news.Relation) string {
	polarity, modality := "", ""
	if n.Polarity != news.Positive {
		polarity = string(n.Polarity)
	}
	if n.Modality != news.Asserted {
		modality = string(n.Modality)
	}
	return words(string(n.Type), r.handle(n.Subject), r.handle(n.Object), polarity, modality, keyed("by", r.handle(n.AttributedTo)),
		quoted(n.Detail), when(n.When), reports(n.Confidence, n.Sources, n.First, n.Last))
}

func (r *run) statement(s news.Statement) string {
	speaker := "somebody"
	if s.Speaker != "" {
		speaker = r.handle(s.Speaker)
	}
	var to, about []string
	for _, id := range s.Addressees {
		to = append(to, r.handle(id))
	}
	for _, t := range s.About {
		about = append(about, r.handle(t.Entity)+" "+string(t.Stance))
	}
	return words(speaker, keyed("for", r.handle(s.OnBehalfOf)), s.Cue, keyed("to", strings.Join(to, ", ")), keyed("on", r.handle(s.Platform)),
		string(s.Form), quoted(s.Text), keyed("about", strings.Join(about, ", ")), when(s.When), reports(s.Confidence, s.Sources, s.First, s.Last))
}

func (r *run) event(e news.Event) string {
	var who []string
	for _, p := range e.Participants {
		who = append(who, p.Role+" "+r.handle(p.Entity))
	}
	return words(string(e.Type), r.handle(e.ID), quoted(e.Name), strings.Join(who, ", "), when(e.When),
		fmt.Sprintf("confidence %v mentions %d articles %d", e.Confidence, e.Mentions, e.Articles),
		keyed("first", instant(e.First)), keyed("last", instant(e.Last)))
}

func (r *run) evidence(e news.Evidence) string {
	return fmt.Sprintf("%s %d:%d %q in %q", r.handle(e.Article), e.Span.Start, e.Span.End, e.Text, e.Context)
}

func (r *run) cell(c store.Cell) string {
	return words(r.handle(c.Speaker), "about", r.handle(c.Target), fmt.Sprintf("%d: +%d =%d -%d", c.Count, c.Favourable, c.Neutral, c.Unfavourable),
		keyed("first", instant(c.First)), keyed("last", instant(c.Last)))
}

func (r *run) tallies(what string, tallies []store.Tally) string {
	return lines(tallies, func(t store.Tally) string { return fmt.Sprintf("%s %s %d", what, r.handle(news.ID(t.Key)), t.Count) })
}

func (r *run) months(buckets []store.Bucket) string {
	return lines(buckets, func(b store.Bucket) string { return fmt.Sprintf("month %s %d", b.Month, b.Count) })
}
