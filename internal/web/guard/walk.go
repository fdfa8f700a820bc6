package guard

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// walker works out the size of a document, each fragment once.
type walker struct {
	guard     *Guard
	fragments ast.FragmentDefinitionList
	variables map[string]any
	defaults  ast.VariableDefinitionList
	known     map[string]size
	open      map[string]bool // fragments that are being worked out
	cyclic    string          // a fragment that contains itself
}

// selection returns the size of a selection set on a type, which is nil where
// it is not known. Within a page the lists were counted by it.
func (w *walker) selection(set ast.SelectionSet, on *ast.Definition, paged bool) size {
	var total size
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			total = total.plus(w.field(s, on, paged))
		case *ast.InlineFragment:
			inner := w.selection(s.SelectionSet, w.typeOf(s.TypeCondition, on), paged)
			inner.directives = add(inner.directives, len(s.Directives))
			total = total.plus(inner)
		case *ast.FragmentSpread:
			inner := w.fragment(s.Name, on, paged)
			inner.directives = add(inner.directives, len(s.Directives))
			total = total.plus(inner)
		}
	}
	return total
}

func (w *walker) typeOf(name string, otherwise *ast.Definition) *ast.Definition {
	if name == "" || w.guard.schema == nil {
		return otherwise
	}
	return w.guard.schema.Types[name]
}

func (w *walker) fragment(name string, on *ast.Definition, paged bool) size {
	if s, ok := w.known[name]; ok {
		return s
	}
	def := w.fragments.ForName(name)
	if def == nil {
		return size{} // validation says so
	}
	if w.open[name] {
		w.cyclic = name
		return size{}
	}
	w.open[name] = true
	s := w.selection(def.SelectionSet, w.typeOf(def.TypeCondition, on), paged)
	s.directives = add(s.directives, len(def.Directives))
	delete(w.open, name)
	w.known[name] = s
	return s
}

func (w *walker) field(f *ast.Field, on *ast.Definition, paged bool) size {
	var def *ast.FieldDefinition
	if on != nil {
		def = on.Fields.ForName(f.Name)
	}
	times, page := w.times(f, def, paged)
	inner := w.selection(f.SelectionSet, w.resultOf(def), page)
	s := size{
		depth:      inner.depth + 1,
		fields:     add(inner.fields, 1),
		aliases:    inner.aliases,
		directives: add(inner.directives, len(f.Directives)),
		cost:       add(multiply(times, inner.cost), 1),
	}
	if f.Alias != "" && f.Alias != f.Name {
		s.aliases = add(s.aliases, 1)
	}
	return s
}

func (w *walker) resultOf(def *ast.FieldDefinition) *ast.Definition {
	if def == nil || w.guard.schema == nil {
		return nil
	}
	return w.guard.schema.Types[def.Type.Name()]
}

// listLength is the length that a list is taken to have where nobody says.
const listLength = 10

// times is how often the field's own fields will be answered, and whether that
// is since it is a page, so that the lists in it are not counted again.
func (w *walker) times(f *ast.Field, def *ast.FieldDefinition, paged bool) (int, bool) { //nolint:revive // paged is a fact of the field above
	for _, name := range [...]string{"first", "last"} {
		if n, ok := w.number(f, def, name); ok {
			return max(n, 1), true
		}
	}
	list := def != nil && def.Type.Elem != nil
	if list && len(f.SelectionSet) > 0 && !paged {
		return listLength, false
	}
	return 1, false
}

// number reads an argument, its variable, or the default of either.
func (w *walker) number(f *ast.Field, def *ast.FieldDefinition, name string) (int, bool) {
	if arg := f.Arguments.ForName(name); arg != nil && arg.Value != nil {
		if arg.Value.Kind == ast.Variable {
			return w.variable(arg.Value.Raw)
		}
		return literal(arg.Value)
	}
	if def == nil {
		return 0, false
	}
	if arg := def.Arguments.ForName(name); arg != nil {
		if arg.DefaultValue == nil {
			return listLength, true
		}
		return literal(arg.DefaultValue)
	}
	return 0, false
}

func literal(v *ast.Value) (int, bool) {
	n, err := strconv.Atoi(v.Raw)
	return n, err == nil
}

func (w *walker) variable(name string) (int, bool) {
	if v, ok := w.variables[name]; ok {
		n, err := strconv.Atoi(toString(v))
		return n, err == nil
	}
	if def := w.defaults.ForName(name); def != nil && def.DefaultValue != nil {
		return literal(def.DefaultValue)
	}
	return 0, false
}

func toString(v any) string {
	switch v := v.(type) {
	case float64:
		return strconv.Itoa(int(v))
	case interface{ String() string }:
		return v.String()
	}
	return ""
}
