"""What the mouse does: gestures, the cue that is honest, and the drop."""
