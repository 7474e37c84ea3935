"""The edges alerts leave by."""
