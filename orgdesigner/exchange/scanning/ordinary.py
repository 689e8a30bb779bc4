"""Words that are surnames or first names too: by itself such a word says nothing of anybody."""

_WORDS = """
abbot abbott able april archer august autumn bailey baker banks barber barker barn bates bell best bird
bishop black blunt bond boss bridge bridges bright brook brooks brown bull burn bush butcher butler
carpenter carter chance chapel chapman charity chase child church clerk cliff close constable cook cooper
court crane cross daisy dale dawn day dean dear downs draper drew driver duke early earth east england
english faith farmer farr fell field fields finch fisher flint flower foot ford forest forster fox france
frank freeman french friend frost fry game gardener gardner gate gates gay gift glass gold good gore grace
grant graves gray green grey grove guy hall hand hands hardy harper hart harvest hazel head heath heather
hill hills holiday holland holly holt home hood hope horn house hunt hunter ireland iris iron ivy jewel
joiner joy judge july june just keen king kirk knight lake lamb lance land lane large law lawn leaf light
lily little lock locke lodge london long lord love low major man march marina mark market marsh marshall
mason may mead means mercy mill miller mills money monk moody moon moor moore moss mount new nice noble
north oak oakes olive page painter palmer park parker parks parsons pat patience peace pearl penny pepper
piper pitt plant pool poole pope poppy porter post potter pound power powers prentice price priest prince
prior proctor read reader reed rice rich rise rivers robin rock rod roe roof rose ross rowan ruby rush
sadler sage sandy savage scholar school scott sergeant sharp sharpe shepherd short silver singer skinner
slater small smart smith snow south sparks spencer spring squire star stark steel steward stone storm
street strong summer summers swan swift sykes taylor teal temple thorn toll tree trust turner tyler usher
vale vaughan vicar violet waite walker wall ward warden warner waters weaver webb wells west wheeler white
wild will winter wise wolf wood woods wright yard york young
"""

ORDINARY = frozenset(_WORDS.split())
"""In small letters, as `words` has them. Whole names are looked for whatever is in here."""
