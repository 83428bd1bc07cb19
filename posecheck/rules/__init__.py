"""The rules that the articles give, each with where it takes effect."""
