package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"io/fs"
	"net/http"
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

// pages serves the HTML.
type pages struct {
	home, playground, missing []byte
	tabs                      []byte
	dist                      fs.FS
}

func newPages(o Options) (*pages, error) {
	templates, err := template.ParseFS(pageFiles, "pages/*.html")
	if err != nil {
		return nil, err
	}
	p := &pages{}
	if p.dist, err = fs.Sub(distFiles, "dist"); err != nil {
		return nil, err
	}
	if p.tabs, err = json.Marshal(o.Tabs); err != nil {
		return nil, err
	}
	for name, to := range map[string]*[]byte{"home.html": &p.home, "playground.html": &p.playground, "missing.html": &p.missing} {
		var page bytes.Buffer
		if err := templates.ExecuteTemplate(&page, name, o); err != nil {
			return nil, err
		}
		*to = page.Bytes()
	}
	return p, nil
}

func (p *pages) register(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { writeHTML(w, p.home) })
	mux.HandleFunc("GET /playground", func(w http.ResponseWriter, _ *http.Request) {
		if !p.built() {
			writeHTML(w, p.missing)
			return
		}
		writeHTML(w, p.playground)
	})
	mux.HandleFunc("GET /playground/tabs.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaJSON)
		_, _ = w.Write(p.tabs) // the client is gone where this fails
	})
	mux.HandleFunc("GET /pages.css", func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, pageFiles, "pages/pages.css") })
	mux.HandleFunc("GET /assets/{file}", p.asset)
}

// built reports whether the playground was built into this program.
func (p *pages) built() bool {
	_, err := fs.Stat(p.dist, "playground.js.gz")
	return err == nil
}

// asset serves a built file, which lies compressed.
func (p *pages) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	data, err := fs.ReadFile(p.dist, name+".gz")
	if err != nil || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(data) // the client is gone where this fails
}

func contentType(name string) string {
	switch {
	case strings.HasSuffix(name, ".js"):
		return "text/javascript; charset=utf-8"
	case strings.HasSuffix(name, ".css"):
		return "text/css; charset=utf-8"
	case strings.HasSuffix(name, ".ttf"):
		return "font/ttf"
	}
	return "application/octet-stream"
}

func writeHTML(w http.ResponseWriter, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(page) // the client is gone where this fails
}
