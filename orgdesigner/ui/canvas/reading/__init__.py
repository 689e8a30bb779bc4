"""What is folded away, looked at alone, coloured, or made to stand out."""
