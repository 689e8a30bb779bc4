"""A structure as a few lines of text, both ways: for tests, examples of rules and reports of bugs.

    school "Hill School" teaching_headcount=73 support_headcount=53
    priority 1 "Attainment" accountable=dh1
    team sa "Students & Achievement" leadership leads=dh1 committee="Pupil Progress"
      member hoy9
    post head "Headteacher" head
      post dh1 "Deputy Headteacher" senior
        held "M. Okafor" teaching qts
        post hoy9 "Head of Year 9" middle access=support access_reason="The school's choice"
          held "P. Lindqvist" support share=0.6
          allowance R&R 2000 contract ends=2027-08-31
          link coaching head

Every line is a record: its keyword, then what `grammar.SHAPES` says. Three things make a sketch a picture:

- **What is indented under a line belongs to it.** A post under a post reports to it; a team under a team is
  part of it; a `member`, `held`, `allowance`, `link` or `slot` is of the line above it.
- **What is not written is as usual.** A field that is not there has its default. An order comes from the
  place in the text. The id of a tie speaks for itself (`ids.speaking_id`); a person, post, team, meeting or
  round without an id gets its name in small letters with hyphens; what is there twice is numbered.
- **Words stand for fields.** First come the fields that the keyword leads with, such as the id; the name is
  in double quotes; a word from a closed list (`leadership`, `middle`, `teaching`) and a field that is yes or
  no (`new`, `critical`) stand alone; everything else is `field=value`, with the names of `records.py`.

A value with a space or a mark in it is in double quotes, with the escapes of JSON; several are parted by
commas (`leads=dh1,dh2`) and an empty list is `leads=`. Dates are 2026-09-01. From # on a line is a comment.

A `held` line with a name makes the person too: `held okafor "M. Okafor" teaching share=0.5`; without a name
it refers to a `person` line by its id. A post that is indented keeps the id of its link in `line=`, where
that is not the usual one. A school with kinds of link of its own has a `tie` line for each under it. A sketch
without a `school` line has an ordinary one, and an empty text is an empty structure.
"""

from orgdesigner.model.sketch.reading import parse
from orgdesigner.model.sketch.writing import sketch

__all__ = ["parse", "sketch"]
