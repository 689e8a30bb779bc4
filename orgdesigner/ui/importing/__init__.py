"""The window in which a staff list is looked at, corrected, and taken into a structure line by line."""
