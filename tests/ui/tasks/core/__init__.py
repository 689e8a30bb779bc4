"""The core tasks of a head and a business manager: each as the edit it should make, and done by two hands."""

from tests.ui.tasks.core import meaning, people, places, posts

EDITS = (*posts.EDITS, *people.EDITS, *places.EDITS, *meaning.EDITS)
