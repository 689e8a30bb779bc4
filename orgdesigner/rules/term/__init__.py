"""Rules about what lasts for a time: posts, allowances and seats that end."""
