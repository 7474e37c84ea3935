"""Update and correction notes: lines beside an article's text about that text."""
