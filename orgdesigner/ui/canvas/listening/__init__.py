"""The chart for who listens: what a screen reader is told."""
