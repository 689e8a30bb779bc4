"""Who may be told what: the sensitivity of every field, the audiences, and a structure as one of them sees it."""
