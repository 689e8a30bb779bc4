"""What an import would do to a structure, line by line, and the one change that the accepted lines make.

`preview_of` in `previewing` finds out, `change_of` in `choosing` does it. People, posts and teams of the list
that are in the structure already keep their ids, and with them everything that was done to them by hand.
"""
