"""The flow: where steps meet edges."""
