"""What the keys do to the selection, and typing over a card."""
