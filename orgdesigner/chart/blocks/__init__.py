"""What views and pages are put together from: regions of cards, bands, and rows that wrap."""
