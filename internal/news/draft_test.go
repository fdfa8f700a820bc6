package news

import "testing"

func sampleDraft() Draft {
	proof := []DraftEvidence{{Span: Span{9, 16}, Sentence: Span{0, 26}, Cue: "invited"}}
	return Draft{
		Extractor: "test/1",
		Entities: []DraftEntity{
			{Kind: Person, Name: "Ada Lorn", Aliases: []DraftAlias{{"Lorn", ShortName}}, Mentions: []Span{{0, 8}}},
			{Kind: Person, Name: "Bo Quill", Mentions: []Span{{17, 25}}},
			{Kind: Happening, Name: "meeting", Event: DraftEvent{Type: "MEETING", Participants: []DraftParticipant{{0, "host"}}, Confidence: 1, Evidence: proof}},
		},
		Relations: []DraftRelation{
			{Type: "INVITED", Subject: 0, Object: 1, Polarity: Positive, Modality: Asserted, AttributedTo: None, Confidence: 1, Evidence: proof},
		},
		Statements: []DraftStatement{
			{Speaker: 0, OnBehalfOf: None, Addressees: []int{1}, Form: Indirect, Text: "Come", About: []DraftTarget{{2, Neutral}}, Platform: None, Confidence: 1, Evidence: proof},
		},
	}
}

func TestDraftVerify(t *testing.T) {
	if err := sampleDraft().Verify(sampleText); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Draft){
		"extractor":    func(d *Draft) { d.Extractor = "" },
		"kind":         func(d *Draft) { d.Entities[0].Kind = "ROBOT" },
		"name":         func(d *Draft) { d.Entities[0].Name = "…" },
		"mention":      func(d *Draft) { d.Entities[0].Mentions[0].End = 1e6 },
		"alias":        func(d *Draft) { d.Entities[0].Aliases[0].Text = "" },
		"alias kind":   func(d *Draft) { d.Entities[0].Aliases[0].Kind = "NICK" },
		"event type":   func(d *Draft) { d.Entities[2].Event.Type = "PICNIC" },
		"participant":  func(d *Draft) { d.Entities[2].Event.Participants[0].Entity = 3 },
		"role":         func(d *Draft) { d.Entities[2].Event.Participants[0].Role = "" },
		"event proof":  func(d *Draft) { d.Entities[2].Event.Evidence = nil },
		"type":         func(d *Draft) { d.Relations[0].Type = "HUGGED" },
		"subject":      func(d *Draft) { d.Relations[0].Subject = None },
		"object":       func(d *Draft) { d.Relations[0].Object = 2 },
		"itself":       func(d *Draft) { d.Relations[0].Object = 0 },
		"claimant":     func(d *Draft) { d.Relations[0].AttributedTo = 9 },
		"polarity":     func(d *Draft) { d.Relations[0].Polarity = "" },
		"modality":     func(d *Draft) { d.Relations[0].Modality = "" },
		"time":         func(d *Draft) { d.Relations[0].When.Grain = Day },
		"confidence":   func(d *Draft) { d.Relations[0].Confidence = 1.5 },
		"no evidence":  func(d *Draft) { d.Relations[0].Evidence = nil },
		"span":         func(d *Draft) { d.Relations[0].Evidence[0].Span = Span{5, 5} },
		"sentence":     func(d *Draft) { d.Relations[0].Evidence[0].Sentence = Span{0, 1e6} },
		"outside":      func(d *Draft) { d.Relations[0].Evidence[0].Sentence = Span{0, 12} },
		"form":         func(d *Draft) { d.Statements[0].Form = "" },
		"words":        func(d *Draft) { d.Statements[0].Text = "!" },
		"speaker":      func(d *Draft) { d.Statements[0].Speaker = 7 },
		"principal":    func(d *Draft) { d.Statements[0].OnBehalfOf = -2 },
		"platform":     func(d *Draft) { d.Statements[0].Platform = 3 },
		"addressee":    func(d *Draft) { d.Statements[0].Addressees[0] = None },
		"target":       func(d *Draft) { d.Statements[0].About[0].Entity = None },
		"stance":       func(d *Draft) { d.Statements[0].About[0].Stance = "" },
		"said nowhere": func(d *Draft) { d.Statements[0].Evidence = nil },
	} {
		d := sampleDraft()
		change(&d)
		if err := d.Verify(sampleText); err == nil {
			t.Errorf("%s: the draft was accepted", name)
		}
	}
}
