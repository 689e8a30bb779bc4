"""The picture of a structure: what is on a card, where it lies, and how it is drawn on any painter."""
