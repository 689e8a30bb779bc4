"""What a structure looks like when it is counted: pictures of words, figures and marks, for screen and paper.

A report is a list of blocks (`blocks`). One file a report makes it of a view, with one public maker:
`access_report(view, showing) -> Report`. What a maker may tell about people is in `showing`: it calls a
person by `orgdesigner.disclosure.naming.named`, and unless pay is shown exactly it gives no amount and says
so. The screen shows the blocks as widgets, `pages` and `draw` put them on paper, and `catalogue` lists the
reports for everybody. So a figure is worked out once, and reads the same everywhere.
"""
