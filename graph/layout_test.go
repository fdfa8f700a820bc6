package graph

import (
	"bytes"
	"encoding/json"
	"strings"
)

const lineWidth = 140

// layout writes JSON so that people can read it and differences are small: what
// fits on a line stands on one.
func layout(data []byte) string {
	var out strings.Builder
	writeValue(&out, json.RawMessage(data), "")
	return out.String() + "\n"
}

func writeValue(out *strings.Builder, value json.RawMessage, indent string) {
	var compact bytes.Buffer
	if err := json.Compact(&compact, value); err != nil {
		panic(err)
	}
	text := compact.String()
	if len(indent)+len(text) <= lineWidth || !strings.ContainsAny(text[:1], "{[") {
		out.WriteString(text)
		return
	}
	out.WriteString(text[:1])
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.Token() //nolint:errcheck // the text was read before
	inner := indent + "  "
	for first := true; decoder.More(); first = false {
		if !first {
			out.WriteByte(',')
		}
		out.WriteString("\n" + inner)
		if text[0] == '{' {
			key, _ := decoder.Token()
			name, _ := json.Marshal(key)
			out.WriteString(string(name) + ": ")
		}
		var item json.RawMessage
		decoder.Decode(&item) //nolint:errcheck // likewise
		writeValue(out, item, inner)
	}
	out.WriteString("\n" + indent + text[len(text)-1:])
}
