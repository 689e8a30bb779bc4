"""Pictures onto whatever Qt can paint on: the screen, paper and files."""
