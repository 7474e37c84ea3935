"""Two documents in, their differences out."""
