"""Files out: what an audience is told, as the files that it can open."""
