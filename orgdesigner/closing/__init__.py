"""Closing the gap: the cheapest way to pay everybody in a role the same for its responsibility.

`choices` is the question in whole pence, which knows nothing of schools; `programme` and `solving` have it
answered by a solver of mixed-integer programmes (HiGHS). `ways` finds what could be done in each post and
`asking` makes the question of it; `closing` asks, and answers in records and words: a `plan.Plan`, which
explains itself and holds one ordinary change.
"""
