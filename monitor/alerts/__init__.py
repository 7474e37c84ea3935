"""Who hears of what, and how it is told."""
