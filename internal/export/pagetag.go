package export

import (
	"fmt"
	"math"
	"strings"

	"hearsay/internal/news"
)

// tags remarks on what a reader must not overlook of a fact: a denial, a doubt
// and whose claim it is; then the time and how sure the reading is.
func (v *viewer) tags(polarity news.Polarity, modality news.Modality, by int, when news.When, confidence float64) []tag {
	var tags []tag
	if polarity == news.Negated {
		tags = append(tags, tag{Class: "negated", Text: "did not happen"})
	}
	if modality != "" && modality != news.Asserted {
		tags = append(tags, tag{Class: "doubt", Text: strings.ToLower(string(modality))})
	}
	if by != news.None {
		tags = append(tags, tag{Class: "doubt", Text: "claimed by", Entity: v.linkOrNone(by)})
	}
	return append(append(tags, timeTags(when)...), tag{Class: "sure", Text: fmt.Sprintf("%.0f %% sure", math.Floor(100*confidence+.5))})
}

func (v *viewer) statementTags(s news.DraftStatement) []tag {
	var tags []tag
	if s.OnBehalfOf != news.None {
		tags = append(tags, tag{Text: "for", Entity: v.linkOrNone(s.OnBehalfOf)})
	}
	if s.Platform != news.None {
		tags = append(tags, tag{Text: "on", Entity: v.linkOrNone(s.Platform)})
	}
	tags = append(tags, tag{Text: strings.ToLower(string(s.Form))})
	return append(tags, v.tags("", "", news.None, s.When, s.Confidence)...)
}

func timeTags(w news.When) []tag {
	if w.IsZero() {
		return nil
	}
	text := w.EDTF()
	if w.Text != "" && w.Text != text {
		text += " (“" + w.Text + "”)"
	}
	return []tag{{Class: "when", Text: text}}
}
