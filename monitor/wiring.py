"""Builds it all."""
