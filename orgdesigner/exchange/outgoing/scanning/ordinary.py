"""Words that are surnames or first names too: by itself such a word says nothing of anybody."""

_WORDS = """
abbot abbott able academy angel april archer art arts august autumn bailey baker banks barber barker barn
bates bell best bible bird bishop black blunt bolton bond boss bridge bridges bright brook brooks brown
bull burn bursar bursary bush business butcher butler camp card cards carpenter carter case chair chance
chapel chapman charity chase chelsea child china christian church class clerk cliff close clubs college
constable cook cooper court cover crane cross daisy dale dance dawn day days dean dear deputy derby downs
drama draper drew driver duke early earth east easter england english ethics faith faithful farmer farr
fell field fields finch fisher flint flower foot ford forest form forster fox france frank freeman french
friday friend frost fry game gardener gardner gate gates gay georgia gift glass gold good gore governor
governors grace grant graves gray green grey group grove guide guy hall hand hands hardy harper hart
harvest hazel head heath heather hill hills holiday holland holly holt home hood hope horn house hull hunt
hunter india ireland iris iron island israel ivy jan jewel joiner jordan joy judge july june just keen
kent key king kirk knight lake lamb lance land lane large law lawn lead leader leads leaf learning level
light lily lincoln little lock locke lodge london long lord lords love low major man march marina mark
market marks marsh marshall mason mat math maths may mead means mentor mercy mill miller mills monday
money monk moody moon moor moore moss mount music new nice noble north nurse nursery nurture oak oakes
office olive oxford page painter palmer parent parents paris park parker parks parsons pat patience peace
pearl pearson penny pepper person piper pitt plant pool poole pope poppy porter post potter pound power
powers prentice preston price priest primary prince prior proctor pupil pupils read reader reading reed
rice rich rise rivers robin rock rod roe roof rose ross rowan ruby rush sadler sage sandy savage scholar
school science scott secondary self sen senior sergeant sharp sharpe shepherd short silver singer skinner
slater small smart smith snow south sparks spencer sports spring squire staff stage stanley star stark
steel steward stone storm street strong student students study summer summers sunday support swan swift
sykes taylor teacher teachers teal team teams temple thorn toll tree trinity trust turner tutor tutors
tyler unity usher vale vaughan vicar victoria violet waite walker wall ward warden warner waters weaver
webb welfare wellbeing wells west wheeler white wild will winter wise wolf wood woods work works wright
yard year years york young
"""

ORDINARY = frozenset(_WORDS.split())
"""In small letters, as `words` has them. Whole names are looked for whatever is in here."""

_IN_PLACE_OF_NAMES = """
absence agency all an appointed assistant be class cleaner contract cover deputy fixed for head held
holder job known leave maternity member new no nobody none not of officer other part paternity person post
recruiting reports seconded secondment share shared site staff supply support ta tba tbc teacher teaching
technician temp temporary term the time to unfilled unknown vacancy vacant various volunteer year yet
"""

PLACEHOLDERS = frozenset(_IN_PLACE_OF_NAMES.split())
"""Words of what is entered where somebody's name would be: "Agency", "Teacher 2", "To be appointed"."""
