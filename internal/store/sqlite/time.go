package sqlite

import (
	"database/sql"
	"time"
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

// keyTime reads the time at the head of a sort key; zero for none.
func keyTime(key string) time.Time {
	if len(key) < len("2006-01-02T15:04:05Z") {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, key[:len("2006-01-02T15:04:05Z")])
	if err != nil {
		return time.Time{} // the undated
	}
	return t.UTC()
}
