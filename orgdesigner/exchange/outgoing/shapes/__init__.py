"""A chart as shapes that Word and PowerPoint can edit: boxes with text, and connectors that hold on to it."""
