"""The file format and everything that keeps a document from being lost."""
