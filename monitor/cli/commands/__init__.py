"""One module per command; its entry point is ``command``."""
