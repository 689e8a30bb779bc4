"""The program without its window, for tests that kill it, fail its disk and cut its power.

Everything goes the way that the window goes: the same edits, the same document, the same working copy.
"""
