"""The canvas and its parts; a session is all that it needs to know of the rest of the window."""
