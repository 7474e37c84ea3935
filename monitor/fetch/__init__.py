"""The edge to the web: polite, bounded requests."""
