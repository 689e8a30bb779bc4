"""The coaching view: who coaches whom."""
