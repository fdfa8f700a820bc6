package export

import "hearsay/internal/store"

// walk calls each for every item of a list, page by page. The filter is the one
// that fetch asks with.
func walk[T interface{ SortKey() string }](filter any, fetch func(store.PageRequest) (store.Page[T], error), each func(T) error) error {
	request := store.PageRequest{First: store.MaxPage}
	for {
		page, err := fetch(request)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			if err := each(item); err != nil {
				return err
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			return nil
		}
		request.After = store.EncodeCursor(filter, store.Newest, page.Items[len(page.Items)-1].SortKey())
	}
}

// first takes the only page of a batch of one.
func first[T any](pages []store.Page[T], err error) (store.Page[T], error) {
	if err != nil {
		return store.Page[T]{}, err
	}
	return pages[0], nil
}
