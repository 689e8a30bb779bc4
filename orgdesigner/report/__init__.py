"""What a structure looks like when it is counted: pictures of words, figures and marks, for screen and paper.

A report is a list of blocks (`blocks`). One file a report makes it of a view; the screen shows its blocks as
widgets, `pages` and `draw` put them on paper. So a figure is worked out once, and reads the same everywhere.
"""
