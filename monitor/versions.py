"""Version identity."""
