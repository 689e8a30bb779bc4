"""What several rules share: how they say things, the figures they read, and the edits their fixes make."""
