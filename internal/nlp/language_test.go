package nlp

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/measure"
)

func TestCheckLanguage(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"short", "Bonjour le monde", ""},
		{"English", "Musk invited Harris for a discussion on X following his recent interview with Trump, and she has not replied to the offer.", ""},
		{"names only", "Elon Musk, Kamala Harris, Donald Trump, Joe Biden, Tim Walz, JD Vance, Barack Obama, Hillary Clinton, Bernie Sanders", ""},
		{"capitals", "SENATE PASSES SPENDING BILL, AVERTING SHUTDOWN AS LEADERS TRADE BLAME OVER WEEKS OF STALLED TALKS IN WASHINGTON", ""},
		{"German", "Der Unternehmer hat die Vizepräsidentin zu einem Gespräch auf seiner Plattform eingeladen, nachdem er zuvor den früheren Präsidenten befragt hatte.", "German"},
		{"French", "Le milliardaire a invité la vice-présidente à une discussion sur sa plateforme après son récent entretien avec l'ancien président des États-Unis.", "French"},
		{"Spanish", "El empresario ha invitado a la vicepresidenta a una conversación en su plataforma tras la reciente entrevista con el expresidente del país.", "Spanish"},
		{"Dutch", "De ondernemer heeft de vicepresident uitgenodigd voor een gesprek op zijn platform na het interview met de voormalige president van het land.", "Dutch"},
		{"Russian", "Предприниматель пригласил вице-президента на беседу на своей платформе после недавнего интервью с бывшим президентом страны.", "Russian"},
		{"Chinese", "这位企业家在与前总统进行采访之后邀请副总统到他的平台上进行对话他说他很高兴能够主持这样的讨论并且希望她能够接受邀请", "Mandarin"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			var refused *LanguageError
			if errors.As(checkLanguage(test.text), &refused) {
				got = refused.Detected
			}
			if got != test.want {
				t.Errorf("detected %q, want %q", got, test.want)
			}
		})
	}
}

// TestCheckLanguageTakesNews lets every article of the measuring data through.
func TestCheckLanguageTakesNews(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(measure.Data(t, "gold"), "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkLanguage(string(data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func FuzzCheckLanguage(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(_ *testing.T, text string) { _ = checkLanguage(strings.ToValidUTF8(text, "")) })
}
