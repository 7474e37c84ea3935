"""The read side: what is stored, as values."""
