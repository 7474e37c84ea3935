"""Feeds of all shapes: bytes in, entries and hints out."""
