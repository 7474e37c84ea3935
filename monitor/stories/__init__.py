"""Which articles report the same event, what is told again in another article, and where outlets disagree."""
