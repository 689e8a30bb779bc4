"""The reporting view: a tree of shapes, and the lines between them."""
