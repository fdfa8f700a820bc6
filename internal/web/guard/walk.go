package guard

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// walker works out the size of a document, each fragment once.
type walker struct {
	api       graphql.ExecutableSchema
	fragments ast.FragmentDefinitionList
	variables map[string]any
	known     map[*ast.FragmentDefinition]size
	open      map[*ast.FragmentDefinition]bool // those that are being worked out
	cyclic    bool                             // whether a fragment contains itself
}

func newWalker(api graphql.ExecutableSchema, fragments ast.FragmentDefinitionList, variables map[string]any) *walker {
	return &walker{
		api: api, fragments: fragments, variables: variables,
		known: map[*ast.FragmentDefinition]size{}, open: map[*ast.FragmentDefinition]bool{},
	}
}

func (w *walker) operation(ctx context.Context, op *ast.OperationDefinition) size {
	s := w.selection(ctx, op.SelectionSet, w.root(op.Operation))
	s.directives = add(s.directives, len(op.Directives))
	for _, v := range op.VariableDefinitions {
		s.directives = add(s.directives, len(v.Directives))
	}
	return s
}

func (w *walker) root(op ast.Operation) *ast.Definition {
	schema := w.api.Schema()
	switch op {
	case ast.Mutation:
		return schema.Mutation
	case ast.Subscription:
		return schema.Subscription
	}
	return schema.Query
}

// selection returns the size of a selection set on a type, which is nil where
// it is not known.
func (w *walker) selection(ctx context.Context, set ast.SelectionSet, on *ast.Definition) size {
	var total size
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			total = total.plus(w.field(ctx, s, on))
		case *ast.InlineFragment:
			inner := w.selection(ctx, s.SelectionSet, w.typeOf(s.TypeCondition, on))
			inner.directives = add(inner.directives, len(s.Directives))
			total = total.plus(inner)
		case *ast.FragmentSpread:
			inner := w.spread(ctx, s.Name)
			inner.directives = add(inner.directives, len(s.Directives))
			total = total.plus(inner)
		}
	}
	total.widest = max(total.widest, total.width)
	return total
}

func (w *walker) typeOf(name string, otherwise *ast.Definition) *ast.Definition {
	if name == "" {
		return otherwise
	}
	return w.api.Schema().Types[name]
}

func (w *walker) spread(ctx context.Context, name string) size {
	def := w.fragments.ForName(name)
	if def == nil {
		return size{} // validation says so
	}
	return w.fragment(ctx, def)
}

func (w *walker) fragment(ctx context.Context, def *ast.FragmentDefinition) size {
	if s, ok := w.known[def]; ok {
		return s
	}
	if w.open[def] {
		w.cyclic = true
		return size{}
	}
	w.open[def] = true
	s := w.selection(ctx, def.SelectionSet, w.typeOf(def.TypeCondition, nil))
	s.directives = add(s.directives, len(def.Directives))
	delete(w.open, def)
	w.known[def] = s
	return s
}

func (w *walker) field(ctx context.Context, f *ast.Field, on *ast.Definition) size {
	var def *ast.FieldDefinition
	var result *ast.Definition
	if on != nil {
		def = on.Fields.ForName(f.Name)
	}
	if def != nil {
		result = w.typeOf(def.Type.Name(), nil)
	}
	s := w.selection(ctx, f.SelectionSet, result)
	s.depth++
	s.width = 1
	s.fields = add(s.fields, 1)
	s.directives = add(s.directives, len(f.Directives))
	if f.Alias != "" && f.Alias != f.Name {
		s.aliases = add(s.aliases, 1)
	}
	s.cost = w.cost(ctx, f, on, def, s.cost)
	return s
}

// cost asks the API what a field costs whose own fields cost so much.
func (w *walker) cost(ctx context.Context, f *ast.Field, on *ast.Definition, def *ast.FieldDefinition, inner int) int {
	if def == nil {
		return add(inner, 1) // validation says so, or it is __typename
	}
	cost, ok := w.api.Complexity(ctx, on.Name, f.Name, inner, w.arguments(f, def))
	if !ok {
		return add(inner, 1)
	}
	return min(cost, most)
}

// arguments are those of a field as far as they are valid: what is not will be
// refused by validation.
func (w *walker) arguments(f *ast.Field, def *ast.FieldDefinition) map[string]any {
	args := map[string]any{}
	for _, a := range def.Arguments {
		value := a.DefaultValue
		if given := f.Arguments.ForName(a.Name); given != nil && !w.absent(given.Value) {
			value = given.Value
		}
		if v, err := value.Value(w.variables); err == nil {
			args[a.Name] = v
		}
	}
	return args
}

func (w *walker) absent(v *ast.Value) bool {
	if v.Kind != ast.Variable {
		return false
	}
	_, given := w.variables[v.Raw]
	return !given
}

// variables are those of a request, with the defaults of an operation, which may
// be nil, for those that are absent.
func variables(op *ast.OperationDefinition, given map[string]any) map[string]any {
	all := map[string]any{}
	if op != nil {
		for _, v := range op.VariableDefinitions {
			if v.DefaultValue == nil {
				continue
			}
			if value, err := v.DefaultValue.Value(nil); err == nil {
				all[v.Variable] = value
			}
		}
	}
	for name, value := range given {
		all[name] = value
	}
	return all
}
