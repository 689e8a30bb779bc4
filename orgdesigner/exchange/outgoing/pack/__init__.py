"""The consultation pack: what a proposal makes of the current structure, for those who are asked about it.

`contents` says what is in a pack and in which order; each part is a chart or a report of its own, made of
what an audience is told and of nothing else. `as_pdf` and `as_docx` put them on paper and into Word.
"""
