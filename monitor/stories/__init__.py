"""Groups articles that report one event into stories, finds repeated developments and disagreements between outlets."""
