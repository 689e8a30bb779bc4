"""The teams view: regions of cards, which teams may share."""
