package nlp

import "strings"

// wordSet is a set of words in lower case.
type wordSet map[string]bool

// setOf reads words separated by white space.
func setOf(words string) wordSet {
	set := wordSet{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// foldRunes lower-cases runes for a look-up in a wordSet.
func foldRunes(runes []rune) string { return strings.ToLower(string(runes)) }

// The word lists below are constant.
var (
	// elisions begin with an apostrophe in running text, which opens nothing.
	elisions = setOf(`em tis twas til cause bout round n nuff neath twere twill scuse kay`)

	// prefixes stay with the word behind their hyphen, by the convention of the
	// English treebanks; all other hyphens are words of their own.
	prefixes = setOf(`non e pre mid re co anti cross post over multi sub semi pro ex counter mini inter
		neo psycho intra arch socio micro macro ultra un bi tri quasi pseudo proto trans extra infra
		hyper electro bio eco geo uh oh hm`)

	// titlesAbbreviated stand before a name, so that their period ends nothing.
	titlesAbbreviated = setOf(`mr. mrs. ms. dr. drs. prof. gen. sen. rep. gov. st. lt. col. sgt. capt. cpl. maj. adm.
		cmdr. rev. hon. pres. pvt. supt. det. insp. fr. msgr. messrs. mme. mlle. sra. sr. atty. amb. sec.
		reps. sens. gens. brig. cllr. mt. ft. pfc. spc. ens. vs. v. e.g. i.e. cf. viz. al. approx. ca. mss.`)

	// numbered are written with a period where a number follows.
	numbered = setOf(`no. nos. p. pp. ch. sec. art. ext. op. par. para. c.`)

	// capitalised are written with a period where they are capitalised and stand
	// behind a comma (Springfield, Ill.), before one, or before a number.
	capitalised = setOf(`ala. ariz. ark. cal. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn.
		miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. va. vt. wash. wis. wyo. ont. que. mon. tue. tues. wed.
		thu. thurs. fri. sat. sun. mar. jun. jul. ed. est.`)

	// otherAbbreviations may end a sentence or stand within one.
	otherAbbreviations = setOf(`inc. corp. co. cos. ltd. llc. bros. plc. jr. sr. esq. etc. dept. univ. assn. assoc.
		govt. natl. intl. ave. blvd. rd. hwy. bldg. apt. a.m. p.m. a.d. b.c. ph.d. m.d. u.s. u.k. u.n. d.c.
		mfg. eds. hr. hrs. sq. lb. lbs. oz. yr. yrs. jan. feb. apr. aug. sep. sept. oct. nov. dec.
		fig. figs. vol. vols. tel. chap. eq.`)

	// starters are capitalised words that begin a sentence after an abbreviation,
	// since they seldom belong to a name.
	starters = setOf(`the a an he she it they we you i this that these those there here in on at by for from with
		to of as if when while where after before since until although though because but and or so yet
		nor however meanwhile moreover furthermore also his her its their our my your who what why how which
		not no all some many most more several both each every another other such then now today yesterday
		tomorrow once under over during between according despite instead still even just only perhaps maybe
		let's please thanks thank yes`)

	// cliticSuffixes are words of their own at the end of a word.
	cliticSuffixes = []string{"n't", "'s", "'m", "'re", "'ve", "'ll", "'d"}
)
