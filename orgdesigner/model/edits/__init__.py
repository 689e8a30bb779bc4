"""Everything a person can do to a structure: pure functions from a view to a change, one file a noun.

An edit decides its own cascades. It raises EditRefused, in words, where it can't be.
"""
