package main

import (
	_ "embed" // the questions are part of the program
	"strings"

	"hearsay/internal/web"
)

//go:embed questions.graphql
var questionsText string

// questions returns what the playground opens with: the queries of
// questions.graphql, each under the comment before it.
func questions() []web.Tab {
	var tabs []web.Tab
	for _, part := range strings.Split("\n"+questionsText, "\n# ")[1:] {
		title, query, _ := strings.Cut(part, "\n")
		tabs = append(tabs, web.Tab{Title: title, Query: "# " + title + "\n" + strings.TrimSpace(query) + "\n"})
	}
	return tabs
}
