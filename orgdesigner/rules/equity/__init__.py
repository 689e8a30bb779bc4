"""Rules about who may hold a post."""
