"""Cards: what each says, how large it is, and the signs on it."""
