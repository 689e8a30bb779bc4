"""The structure linter: rules, one file each, and the engine that asks them again when something changes.

`catalogue.rules()` are all rules; `engine.Engine` says what they find in a structure.
"""
