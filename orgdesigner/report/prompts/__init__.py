"""The questions of the review sheet, a file for each group of them, in the order in which they are asked."""

from orgdesigner.report.prompts.chances import CHANCES
from orgdesigner.report.prompts.growth import GROWTH
from orgdesigner.report.prompts.hallmarks import EIGHT_HALLMARKS
from orgdesigner.report.prompts.phases import THREE_PHASES
from orgdesigner.report.prompts.principles import FOUR_PRINCIPLES
from orgdesigner.report.prompts.three_as import THREE_AS
from orgdesigner.report.prompts.ways import SIX_WAYS

GROUPS = (FOUR_PRINCIPLES, THREE_AS, EIGHT_HALLMARKS, SIX_WAYS, THREE_PHASES, CHANCES, GROWTH)
