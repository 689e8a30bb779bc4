"""Staff lists: a sheet of people and posts, laid out in nearly any way, into a structure.

`detect` says how a sheet is laid out, and takes corrections. `read` makes the structure, with an account of
every row and everything that is amiss, by its cell.
"""

from orgdesigner.exchange.incoming.stafflist.detecting import detect as detect
from orgdesigner.exchange.incoming.stafflist.layout import Column as Column
from orgdesigner.exchange.incoming.stafflist.layout import Corrections as Corrections
from orgdesigner.exchange.incoming.stafflist.layout import DayOrder as DayOrder
from orgdesigner.exchange.incoming.stafflist.layout import DecimalMark as DecimalMark
from orgdesigner.exchange.incoming.stafflist.layout import Form as Form
from orgdesigner.exchange.incoming.stafflist.layout import Grounds as Grounds
from orgdesigner.exchange.incoming.stafflist.layout import Layout as Layout
from orgdesigner.exchange.incoming.stafflist.problems import Outcome as Outcome
from orgdesigner.exchange.incoming.stafflist.problems import Problem as Problem
from orgdesigner.exchange.incoming.stafflist.reading import StaffList as StaffList
from orgdesigner.exchange.incoming.stafflist.reading import read as read
from orgdesigner.exchange.incoming.stafflist.sheets import likely_sheet as likely_sheet
from orgdesigner.exchange.incoming.stafflist.sheets import others_like as others_like
from orgdesigner.exchange.meanings import Meaning as Meaning
