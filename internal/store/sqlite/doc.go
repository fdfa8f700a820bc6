// Package sqlite keeps a graph of news in one file, or in memory, without a
// server.
package sqlite
