"""Files in: what a table says, read beside the window, and what it would do to a structure."""
