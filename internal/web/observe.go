package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what Prometheus reads at /metrics.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	running  prometheus.Gauge
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hearsay_http_requests_total", Help: "Requests by route and status."}, []string{"route", "status"}),
		seconds:  prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "hearsay_http_request_seconds", Help: "Time to answer by route.", Buckets: prometheus.DefBuckets}, []string{"route"}),
		running:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "hearsay_http_requests_running", Help: "Requests that are being answered."}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.running, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// recorder remembers the status and length of a response.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(p)
	r.bytes += n
	return n, err
}

// Unwrap gives http.ResponseController the writer underneath.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

type requestID struct{}

// RequestID returns the ID of the request that a context belongs to: that of the
// header X-Request-Id and of the log. It is "" where there is no request.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestID{}).(string)
	return id
}

// observed logs and counts requests, gives each an ID, sets the headers that
// all responses carry, and answers panics without telling what they are.
func observed(log *slog.Logger, m *metrics, mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := rand.Text()
		rec := &recorder{ResponseWriter: w}
		_, route := mux.Handler(r)
		m.running.Inc()
		defer func() { //nolint:contextcheck // logs with the request's own
			if p := recover(); p != nil {
				log.ErrorContext(r.Context(), "panic", "request", id, "panic", p, "stack", string(debug.Stack()))
				if rec.status == 0 {
					writeText(rec, http.StatusInternalServerError, "internal error; the log of the server tells more under request "+id+"\n")
				}
			}
			took := time.Since(start)
			m.running.Dec()
			m.requests.WithLabelValues(route, strconv.Itoa(rec.status)).Inc()
			m.seconds.WithLabelValues(route).Observe(took.Seconds())
			log.InfoContext(r.Context(), "request", "request", id, "method", r.Method, "path", r.URL.Path, "status", rec.status, "bytes", rec.bytes, "took", took)
		}()
		secure(rec.Header(), id)
		mux.ServeHTTP(rec, r.WithContext(context.WithValue(r.Context(), requestID{}, id)))
	})
}

// contentPolicy lets pages load from this server only; the editor of the
// playground needs styles and workers that it makes itself.
const contentPolicy = "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

func secure(h http.Header, id string) {
	h.Set("X-Request-Id", id)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", contentPolicy)
}
