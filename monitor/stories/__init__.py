"""Which articles report the same event, what is reported again in another article, and where outlets disagree."""
