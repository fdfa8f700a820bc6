package extract

import (
	"strings"

	"hearsay/internal/news"
)

// acronyms joins an acronym to the name that it is of: beside it in parentheses,
// "Government Accountability Office (GAO)", "CEI (Italian Episcopal Conference)",
// and anywhere in the article where the initials are those of one name only.
func (r *reading) acronyms() {
	for i := 1; i < len(r.mentions); i++ {
		before, m := r.mentions[i-1], r.mentions[i]
		if before.entity == none || m.entity == none || before.words.End+1 != m.words.First || r.form(m.words.First-1) != "(" {
			continue
		}
		first, second := r.text(before.words), r.text(m.words)
		switch {
		case isAcronym(second, r.entities[before.entity].name), inside(second, r.entities[before.entity].name), r.abbreviates(second, before.entity, m.entity):
			r.mergeEntities(before.entity, m.entity, news.Acronym)
		case r.abbreviates(first, m.entity, before.entity):
			r.mergeEntities(m.entity, before.entity, news.Acronym)
		}
	}
	r.spellOut()
}

// spellOut joins each name that consists of initials to the only one that has
// them, where there is one.
func (r *reading) spellOut() {
	type key struct {
		kind     news.Kind
		initials string
	}
	full := map[key]int{}
	for id, e := range r.entities {
		k := key{e.kind, initials(e.name)}
		if _, taken := full[k]; taken {
			full[k] = none
			continue
		}
		full[k] = id
	}
	for id, e := range r.entities {
		if e.kind == news.Person || len(e.name) < 2 || strings.ToUpper(e.name) != e.name || strings.ContainsAny(e.name, " .") {
			continue
		}
		if of, ok := full[key{e.kind, e.name}]; ok && of != none {
			r.mergeEntities(of, id, news.Acronym)
		}
	}
}

// abbreviates reports whether a short form in capitals may be of a name beside
// it in another language or order: both are organizations.
func (r *reading) abbreviates(short string, full, own int) bool {
	a, b := r.entities[full], r.entities[own]
	return a.kind == news.Organization && b.kind == news.Organization && len(a.terms) >= 3 &&
		len(short) >= 3 && len(short) <= 6 && strings.ToUpper(short) == short && !strings.Contains(short, " ")
}

// initials returns the capitals and digits that the words of a name begin with,
// of two words at least.
func initials(name string) string {
	out := ""
	for _, word := range strings.Fields(name) {
		if c := word[0]; c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			out += word[:1]
		}
	}
	if len(out) < 2 {
		return ""
	}
	return out
}

// formerNames joins a former name to the name before it: "X, formerly Twitter",
// "Halden, previously known as Norvik Works".
func (r *reading) formerNames() {
	for i := 1; i < len(r.mentions); i++ {
		before, m := r.mentions[i-1], r.mentions[i]
		if before.entity == none || m.entity == none || m.words.First-before.words.End > 5 {
			continue
		}
		formerly := false
		for w := before.words.End; w < m.words.First; w++ {
			switch r.form(w) {
			case "formerly", "previously", "once":
				formerly = true
			case ",", "(", "known", "called", "named", "as":
			default:
				formerly = false
				w = m.words.First
			}
		}
		if formerly && mayBeOne(r.entities[before.entity].kind, r.entities[m.entity].kind) {
			r.mergeEntities(before.entity, m.entity, news.FormerName)
		}
	}
}

// isAcronym reports whether the letters of a short upper-case form are the
// initials of a name, in order.
func isAcronym(short, name string) bool {
	if len(short) < 2 || len(short) > 8 || strings.ToUpper(short) != short {
		return false
	}
	at := 0
	for _, term := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if at < len(short) && strings.EqualFold(term[:1], short[at:at+1]) {
			at++
		}
	}
	return at == len(strings.TrimSuffix(short, "s"))
}

// inside reports whether the capitals of a short form stand in a name in their
// order, the first at its head: SFU in Seafarers' Union.
func inside(short, name string) bool {
	if len(short) < 2 || len(short) > 6 || strings.ToUpper(short) != short || strings.Contains(short, " ") {
		return false
	}
	rest := strings.ToUpper(name)
	for i := range len(short) {
		at := strings.IndexByte(rest, short[i])
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}

// mergeEntities makes the second entity a form of the first.
func (r *reading) mergeEntities(into, from int, kind news.AliasKind) {
	if into == from {
		return
	}
	e, old := &r.entities[into], r.entities[from]
	e.addAlias(old.name, kind)
	for _, alias := range old.aliases {
		e.addAlias(alias.Text, alias.Kind)
	}
	for role := range old.roles {
		e.roles[role] = true
	}
	for i := range r.mentions {
		if r.mentions[i].entity == from {
			r.mentions[i].entity = into
		}
	}
	for i := range r.entities {
		if r.entities[i].owner == from {
			r.entities[i].owner = into
		}
	}
}
