"""The panes round the canvas: each reads the session, hears its signals and asks it for edits."""
