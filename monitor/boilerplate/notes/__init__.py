"""Update and correction notes: lines next to an article that are about its text."""
