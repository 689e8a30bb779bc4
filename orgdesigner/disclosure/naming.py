"""What somebody is called where not everybody may read names."""

from orgdesigner.disclosure.audience import Names
from orgdesigner.model.records import Person


def named(person: Person, names: Names) -> str:
    """Return what a person is called: the name, the initials, or only the staff group.

    Initials have themselves as initials, so that what is made of a disclosed structure keeps them.
    """
    if names is Names.FULL:
        return person.name
    if names is Names.INITIALS:
        return "".join(f"{word[0]}." for word in person.name.replace(".", ". ").split())
    return person.staff_group.label
