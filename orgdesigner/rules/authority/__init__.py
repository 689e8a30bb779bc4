"""Rules about what a post may decide, pursue and answer for."""
