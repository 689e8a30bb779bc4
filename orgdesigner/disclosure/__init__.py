"""Who may be told what: how sensitive fields are, the audiences, and a structure as each may see it."""
