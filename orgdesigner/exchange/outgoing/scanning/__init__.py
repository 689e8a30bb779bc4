"""A last look at a file that is made for an audience, before it is put in its place.

`redaction` sees to it that nothing is told that may not be. This looks at what came of it as a stranger would
who takes the file apart (`unpack`), and knows what must not be found (`secrets`): so a mistake of a writer,
and a name that somebody typed into free text, stop the export instead of leaving the school.
"""
