"""Time stamps and counts next to an article: a word table for each language, and the grammar that reads them."""
