"""A trial of an import: what a list would do to a structure, worked out in a process of its own.

A window talks to that process through `conversation` and shows what it hears, as plain values. Whatever the
list is, and however long, the window goes on meanwhile; it decides nothing and knows no record of the list
until somebody takes lines over.
"""
