"""The structure linter: one file per rule, and an engine that re-asks only what a change can have altered."""
