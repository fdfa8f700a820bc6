package main

// What --help tells of each command beside its flags: examples to start from.

// Help shows how to serve.
func (*serveCmd) Help() string {
	return `The playground at /playground opens with questions to change and run again.

  hearsay serve
  hearsay serve --store bolt://127.0.0.1:7687 --neo4j-user neo4j
  hearsay serve --listen :8080 --token "$SECRET"`
}

// Help shows how to take articles in.
func (*ingestCmd) Help() string {
	return `An article that is in the store already is left as it is; one whose text has changed at the same URL is replaced. What fails is told with its reason, and the others go on. Ctrl-C ends; running again goes on where it ended.

  hearsay ingest examples/*
  hearsay ingest --date 2031-03-04 --outlet "Norvik Courier" story.txt
  hearsay ingest --output json story.json
  curl -s https://example.org/story.txt | hearsay ingest -`
}

// Help shows how to look at one article.
func (*extractCmd) Help() string {
	return `Offsets in the JSON count code points.

  hearsay extract story.txt
  hearsay extract -o html story.txt > story.html
  hearsay extract -o json story.txt | jq '.relations[] | select(.type == "INVITED")'`
}

// Help shows how to look at how a text is read.
func (*parseCmd) Help() string {
	return `Shows why a fact was found, or was not.

  hearsay parse story.txt
  hearsay parse -o conllu story.txt > story.conllu
  echo "Mara Voss invited Teodor Lindqvist." | hearsay parse -`
}

// Help shows how to ask.
func (*queryCmd) Help() string {
	return `The answer is JSON; one that carries errors ends with exit code 1.

  hearsay query '{ relations(filter: {types: INVITED}) { nodes { subject { name } object { name } } } }'
  hearsay query '{ statements { nodes { speaker { name } text about { entity { name } stance } } } }'
  hearsay query -v '{"name": "Voss"}' 'query($name: String!) { searchEntities(text: $name) { nodes { id name } } }'
  hearsay query - < question.graphql
  hearsay query --operation Second 'query First { stats { articles } } query Second { stats { relations } }'`
}

// Help shows how to export.
func (*exportCmd) Help() string {
	return `Articles come first, then entities, events, relations and statements, each with its evidence. Stores with the same content give the same bytes.

  hearsay export > news.jsonl
  hearsay export --store news.db | jq 'select(.relation) | .relation.type' | sort | uniq -c`
}

// Help shows how to measure.
func (*evalCmd) Help() string {
	return `An annotated article is a JSON object:

{"id", "date", "title", "text",
 "entities": [{"id", "type", "name", "mentions": ["other forms"]}],
 "relations": [{"type", "subject", "object", "polarity", "modality"}],
 "statements": [{"speaker", "quoteType", "text", "about": [{"target", "stance"}]}]}

What is marked "core": false is neither asked for nor punished. Subjects, objects, speakers and targets are ids of entities.

  hearsay eval annotated
  hearsay eval --part tune --errors annotated
  hearsay eval -o json annotated | jq '.figures[] | {name, value, low, high}'`
}

// Help shows how to check a store.
func (*doctorCmd) Help() string {
	return `Ends with exit code 1 where a quotation differs from its article.

  hearsay doctor
  hearsay doctor --store bolt://127.0.0.1:7687`
}

// Help shows how to ask for the version.
func (*versionCmd) Help() string {
	return `Names the Go release that built it, too.

  hearsay version`
}
