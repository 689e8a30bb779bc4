"""The legend: what the signs and colours of a picture mean."""
