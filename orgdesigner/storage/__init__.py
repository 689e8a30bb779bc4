"""The file format and everything that keeps a document from being lost; docs/file-format.md tells the whole.

`plan_file` reads and writes a plan: all that the command line needs. `working_copy` is a plan that is open in
a window; `sessions` says what a crash left behind, and `versions` what was saved before.
"""
