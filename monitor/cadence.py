"""When to look again."""
