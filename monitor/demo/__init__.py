"""A newsroom of our own."""
