"""Judges what of a difference is new."""
