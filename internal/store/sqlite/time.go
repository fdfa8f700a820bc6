package sqlite

import (
	"database/sql"
	"time"

	"hearsay/internal/news"
)

// Times are seconds since 1970; NULL is the unknown time.

func seconds(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.Unix(), Valid: !t.IsZero()}
}

func instant(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.Unix(n.Int64, 0).UTC()
}

// keyTime reads the time at the head of a sort key; zero for the undated or "".
func keyTime(key string) time.Time {
	if key < news.DatedFloor {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, key[:min(len(key), len("2006-01-02T15:04:05Z"))])
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
