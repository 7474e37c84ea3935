"""Time stamps and counts beside an article's text: one table of words for each language."""
