"""What is shown of a structure, painted, and kept painted while it changes."""
