"""Killable processes."""
