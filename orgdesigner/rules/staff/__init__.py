"""Rules about who holds which post: how much of it, until when, and whether they count as staff."""
