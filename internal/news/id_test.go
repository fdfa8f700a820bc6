package news

import (
	"testing"
	"time"
)

// TestIDsAreStable holds the identities: they stand in stores, links and other
// people's data, so that none may ever change.
func TestIDsAreStable(t *testing.T) {
	ada, halden := EntityID(Person, "Ada Lorn"), EntityID(Organization, "Halden Motors")
	day := NewWhen(time.Date(2031, 3, 4, 15, 0, 0, 0, time.UTC), Day, Relative, "today")
	key := RelationKey{Type: "INVITED", Subject: ada, Object: halden, Polarity: Positive, Modality: Asserted, When: day.EDTF()}
	for _, test := range []struct {
		name string
		got  ID
		want ID
	}{
		{"person", ada, "per_k4xyl2vqzholf3oiyy5duaqkh4"},
		{"organization", halden, "org_gp4mhwf7yxilgs2hy2lundkxfa"},
		{"unnamed", UnnamedID(Person, "a spokesman", "art_x"), "per_ivpqbekyfnesg77jgj2xhzs76u"},
		{"article with URL", ArticleID("https://example.org/1", "text"), "art_ttjeyubdfigpre7wp4n5qotwxu"},
		{"article without", ArticleID("", "text"), "art_mutolll7l3twpbzbxybsiuhapq"},
		{"relation", RelationID(key), "rel_azamx4zg5x4o6c6ug7y47vzunu"},
		{"statement", StatementID(ada, "The tide is high"), "stm_2iyy3mrwh5xmmmes4kfj726o2y"},
		{"unattributed", StatementID("", "The tide is high"), "stm_g6ksjj66qfy2ytl3pyvjztk57m"},
		{"event", EventID("INTERVIEW", "a talk", day, []Participant{{ada, "guest"}, {halden, "host"}}, "art_x"), "evt_rqamtuipza2rtyfzzds7gs6bfu"},
		{"undated event", EventID("INTERVIEW", "a talk", When{}, nil, "art_x"), "evt_l4pzdtfzov53sqoiiu7tdq4zqq"},
	} {
		if test.got != test.want || !test.got.Valid() {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}

// TestSameID holds what is the same to one ID, and what is not to two.
func TestSameID(t *testing.T) {
	ada, bo := EntityID(Person, "Ada Lorn"), EntityID(Person, "Bo Quill")
	day := NewWhen(time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC), Day, Explicit, "")
	relation := func(change func(*Relation)) ID {
		r := Relation{Type: "INVITED", Subject: ada, Object: bo, Polarity: Positive, Modality: Asserted, When: day}
		change(&r)
		return RelationID(r.Key())
	}
	base := relation(func(*Relation) {})
	event := func(when When, p ...Participant) ID { return EventID("MEETING", "a meeting", when, p, "art_x") }
	for _, test := range []struct {
		name string
		a, b ID
		same bool
	}{
		{"case and accents of a name", EntityID(Person, "JOSÉ ñandú"), EntityID(Person, "Jose Nandu"), true},
		{"kinds", EntityID(Person, "Norvik"), EntityID(Place, "Norvik"), false},
		{"articles of the unnamed", UnnamedID(Person, "a spokesman", "art_x"), UnnamedID(Person, "a spokesman", "art_y"), false},
		{"text of an article with URL", ArticleID("https://example.org", "a"), ArticleID("https://example.org", "b"), true},
		{"text of an article without", ArticleID("", "a"), ArticleID("", "b"), false},
		{"words of the time", base, relation(func(r *Relation) { r.When.Text, r.When.Basis = "today", Relative }), true},
		{"detail and confidence", base, relation(func(r *Relation) { r.Detail, r.Confidence = "chair", 0.3 }), true},
		{"the time", base, relation(func(r *Relation) { r.When = When{} }), false},
		{"type", base, relation(func(r *Relation) { r.Type = "ASKED" }), false},
		{"direction", base, relation(func(r *Relation) { r.Subject, r.Object = r.Object, r.Subject }), false},
		{"polarity", base, relation(func(r *Relation) { r.Polarity = Negated }), false},
		{"modality", base, relation(func(r *Relation) { r.Modality = Planned }), false},
		{"whose claim it is", base, relation(func(r *Relation) { r.AttributedTo = ada }), false},
		{
			"direction of a symmetric type", relation(func(r *Relation) { r.Type = "MET_WITH" }),
			relation(func(r *Relation) { r.Type, r.Subject, r.Object = "MET_WITH", bo, ada }), true,
		},
		{"glyphs of a statement", StatementID(ada, "Ask 𝕏, now!"), StatementID(ada, "ask X now"), true},
		{"speaker of a statement", StatementID(ada, "now"), StatementID(bo, "now"), false},
		{
			"order and role of participants", event(day, Participant{ada, "guest"}, Participant{bo, "host"}),
			event(day, Participant{bo, "guest"}, Participant{ada, "guest"}), true,
		},
		{"time of an event", event(day, Participant{ada, "guest"}), event(When{}, Participant{ada, "guest"}), false},
	} {
		if (test.a == test.b) != test.same {
			t.Errorf("%s: same ID is %v", test.name, test.a == test.b)
		}
	}
}

func TestValid(t *testing.T) {
	id := string(EntityID(Person, "Ada Lorn"))
	for text, want := range map[string]bool{
		id:                   true,
		"":                   false,
		"per_":               false,
		id[:len(id)-1]:       false,
		id + "a":             false,
		id + "\n":            false,
		"abc" + id[3:]:       false,
		id[:len(id)-1] + "b": false, // spare bits are not free
		"per-" + id[4:]:      false,
		"art" + id[3:]:       true,
	} {
		if got := ID(text).Valid(); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
	if got := ID(id).Kind(); got != Person {
		t.Errorf("kind: got %q", got)
	}
	if got := ID("art" + id[3:]).Kind(); got != "" {
		t.Errorf("an article is of kind %q", got)
	}
}

func TestKinds(t *testing.T) {
	for _, kind := range Kinds() {
		if back, ok := KindOfPrefix(kind.Prefix()); !ok || back != kind || !kind.Valid() {
			t.Errorf("%s has prefix %q, which is of %q", kind, kind.Prefix(), back)
		}
	}
	if Kind("ROBOT").Valid() || Kind("ROBOT").Acts() || Kind("ROBOT").Prefix() != "" {
		t.Error("an unknown kind is valid")
	}
	if Happening.Acts() || Work.Acts() || !Place.Acts() {
		t.Error("events and works do not act, countries do")
	}
}
