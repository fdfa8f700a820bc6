package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// Tab is a question that the playground opens with.
type Tab struct {
	Title string `json:"title"`
	Query string `json:"query"`
}

// The pages that we write are in pages/; what is built from npm packages is in
// dist/, where the build puts it. Of dist/ only a note is kept with the source.
//
//go:embed pages/*.html pages/*.css
var pageFiles embed.FS

//go:embed all:dist
var distFiles embed.FS

const (
	mediaHTML = "text/html; charset=utf-8"
	mediaText = "text/plain; charset=utf-8"
	mediaCSS  = "text/css; charset=utf-8"
)

// pages are the files by the pattern of their path.
type pages map[string]*file

func newPages(o Options) (pages, error) {
	p := pages{}
	style, err := pageFiles.ReadFile("pages/pages.css")
	if err != nil {
		return nil, err
	}
	tabs, err := json.Marshal(o.Tabs)
	if err != nil {
		return nil, err
	}
	return p, errors.Join(
		p.addBuilt(),
		p.addHTML(o),
		p.add("/pages.css", mediaCSS, style),
		p.add("/playground/tabs.json", mediaJSON, tabs),
		p.add("/schema.graphqls", mediaText, []byte(o.Schema)),
	)
}

// addHTML adds what is made of templates; what is built must be there already.
func (p pages) addHTML(o Options) error {
	playground := "playground.html"
	if p["/assets/playground.js"] == nil {
		playground = "missing.html"
	}
	templates, err := template.ParseFS(pageFiles, "pages/*.html")
	if err != nil {
		return err
	}
	for at, name := range map[string]string{"/{$}": "home.html", "/playground": playground} {
		var page bytes.Buffer
		if err := templates.ExecuteTemplate(&page, name, o); err != nil {
			return err
		}
		if err := p.add(at, mediaHTML, page.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (p pages) add(at, media string, content []byte) error {
	f, err := newFile(media, content)
	if err != nil {
		return fmt.Errorf("page %s: %w", at, err)
	}
	p[at] = f
	return nil
}

// addBuilt adds what is in dist/, where files lie compressed.
func (p pages) addBuilt() error {
	names, err := fs.Glob(distFiles, "dist/*.gz")
	if err != nil {
		return err
	}
	for _, name := range names {
		packed, err := distFiles.ReadFile(name)
		if err != nil {
			return err
		}
		name = strings.TrimSuffix(path.Base(name), ".gz")
		p["/assets/"+name] = packedFile(mediaOf(name), packed)
	}
	return nil
}

func mediaOf(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return mediaCSS
	case ".ttf":
		return "font/ttf"
	}
	return "application/octet-stream"
}

func (p pages) register(mux *http.ServeMux) {
	for at, f := range p {
		mux.Handle("GET "+at, f)
	}
	mux.Handle(nowhere, missing(mux))
}

// nowhere is the pattern of what has no other.
const nowhere = "/"

// missing answers where there is nothing, or nothing by the method: what there is.
func missing(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		get := r.WithContext(r.Context())
		get.Method = http.MethodGet
		if _, pattern := mux.Handler(get); pattern != nowhere {
			w.Header().Set("Allow", "GET, HEAD")
			writeText(w, http.StatusMethodNotAllowed, "this can only be read, by GET\n")
			return
		}
		writeText(w, http.StatusNotFound, "nothing is here: the API is at /graphql, the playground at /playground, and / tells of the rest\n")
	}
}
