package nlp

import "strings"

// The lists of naming are constant; words are in lower case.
var (
	// titles stand before the name of a person and are no part of it.
	titles = setOf(`mr. mr mrs. mrs ms. ms miss dr. dr doctor prof. professor president vice-president vice former ex-president
		senator sen. sens. representative rep. reps. congressman congresswoman governor gov. general gen. lieutenant lt.
		colonel col. major maj. captain capt. sergeant sgt. corporal cpl. admiral adm. commander cmdr. private officer
		detective sheriff marshal prime foreign defense defence interior finance minister premier chancellor secretary
		undersecretary attorney ambassador envoy mayor councilman councilwoman commissioner speaker judge justice chief
		king queen prince princess emperor sultan emir sheikh sheik ayatollah imam mullah pope cardinal archbishop bishop
		father sister brother reverend rev. pastor rabbi saint sir lord lady dame baron count duke duchess chairman
		chairwoman chairperson chair ceo cfo coo cto director manager coach spokesman spokeswoman spokesperson leader
		opposition acting deputy first`)

	// innerRoles stand inside what is taken for the name of a person, which begins
	// behind them: roles, and what joins words to them. None of them is a part of a
	// name.
	innerRoles = setOf(`secretary ambassador minister president commissioner governor senator director chairman spokesman
		spokeswoman reservist ceo to of and`)

	// particles are parts of names in small letters.
	particles = setOf(`al el de da di do dos von van der den bin ibn ben la le du des abu ter ten y e i p x`)

	// organizationNouns end the names of organizations, and no names of places.
	organizationNouns = setOf(`airlines airline airways university council ministry department agency corporation party committee
		commission association institute company times journal group holdings parliament congress federation authority
		office police army navy court foundation society club school college motors energy`)

	// workNouns end the names of laws, treaties and prizes.
	workNouns = setOf(`act treaty convention accord accords agreement protocol declaration prize constitution charter amendment`)

	// executiveNouns stand behind the name of their company.
	executiveNouns = wordSet{"CEO": true, "CFO": true, "COO": true, "CTO": true, "spokesman": true, "spokeswoman": true,
		"spokesperson": true, "chairman": true, "chairwoman": true, "executive": true, "executives": true, "analyst": true,
		"analysts": true, "employees": true, "shareholders": true, "shares": true, "officials": true, "engineers": true}

	// bodyNouns end the names of bodies that many form.
	bodyNouns = setOf(`union association federation guild league party club council society alliance congress brotherhood cooperative trust movement`)

	// platformCues stand before the platform that is named by the letter X.
	platformCues = setOf(`on via platform`)

	// platformNames are services on which people post, talk, or get what others made.
	platformNames = phrasesOf(`twitter, facebook, instagram, youtube, tiktok, whatsapp, telegram, reddit, linkedin, snapchat,
		threads, bluesky, mastodon, discord, twitch, substack, rumble, parler, gab, weibo, wechat, pinterest, tumblr,
		myspace, vkontakte, quora, x, x spaces, twitter spaces, truth social, facebook live, instagram live, youtube live,
		itunes, itunes store, itunes music store, itunes app store, app store, mac app store, google play, google play store, facetime,
		imessage, imessages, icloud, skype, wikipedia, flickr, vimeo, spotify, soundcloud, dailymotion, aim, facebook messenger, viber, kakaotalk,
		google+, google plus, orkut, friendster, periscope, clubhouse, xbox live, patreon, livejournal, 4chan, 8chan, gettr, douyin, bilibili,
		vk, odnoklassniki, craigslist, napster, tinder`)
)

// phrasesOf reads phrases between commas.
func phrasesOf(list string) wordSet {
	set := wordSet{}
	for phrase := range strings.SplitSeq(list, ",") {
		set[strings.Join(strings.Fields(phrase), " ")] = true
	}
	return set
}

// linesOf reads phrases, one a line, in lower case; lines that begin with # are
// comments.
func linesOf(list string) wordSet {
	set := wordSet{}
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[strings.ToLower(line)] = true
		}
	}
	return set
}
