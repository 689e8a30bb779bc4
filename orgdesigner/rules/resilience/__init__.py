"""Rules about what the school can lose when one person leaves."""
