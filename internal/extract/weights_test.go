package extract

import "testing"

func TestWeights(t *testing.T) {
	w, err := parseWeights("he\tform:name\t1.5\nplace\tnone\t-0.25\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := w["he"]["form:name"]; got != 1.5 {
		t.Errorf("a name weighs %v for he, want 1.5", got)
	}
	if got := w["place"]["none"]; got != -0.25 {
		t.Errorf("none weighs %v for places, want -0.25", got)
	}
	for _, rows := range []string{"he\tform:name\n", "he\tform:name\theavy\n"} {
		if _, err := parseWeights(rows); err == nil {
			t.Errorf("%q gives no error", rows)
		}
	}
}
