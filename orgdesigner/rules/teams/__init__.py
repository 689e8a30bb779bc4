"""Rules about teams: who leads them, and who is in none."""
