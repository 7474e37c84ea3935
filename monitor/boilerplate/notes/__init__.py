"""Notes: what stands beside an article's text and speaks of that text."""
