"""A few tests of everything, for an installed package: they need pytest and what the package itself asks for."""
