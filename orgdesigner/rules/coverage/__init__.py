"""Rules about the priorities of the School Improvement Plan: who answers for what."""
