"""Paper: what stands on which page, and how a page is drawn."""
