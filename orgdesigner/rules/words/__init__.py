"""Rules about how things are called."""
