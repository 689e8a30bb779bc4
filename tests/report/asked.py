"""Which question of the review sheet asks about which fact of the founding documents."""

ASKED = {
    "SF09": "Coherent agendas",
    "SF22": "Promotion from inside",
    "SF25": "Form tutors",
    "SF31": "First steps",
    "SF35": "Trust",
    "SF39": "Start tight",
    "SF40": "What has to be there after a hundred days",
    "SF45": "Expertise before rank",
    "SF50": "Open meetings",
    "SF51": "Promotion from inside",
    "SF54": "New and long-established",
    "SF55": "Training",
    "SF59": "Shared responsibility",
    "SF64": "Influence",
    "SF66": "Formally",
    "SF69": "Incrementally",
    "SF70": "Opportunistically",
    "SF71": "Culturally",
}
"""How the question begins by which each fact is asked about that can be neither decided nor listed."""
