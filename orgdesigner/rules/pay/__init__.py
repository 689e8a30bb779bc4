"""Rules about allowances: equal money for equal responsibility, and what national terms allow."""
