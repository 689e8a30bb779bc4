"""A school's staffing structure as values: no window, no database, no files."""
