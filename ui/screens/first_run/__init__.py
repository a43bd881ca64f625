"""The first run: a guide from an empty profile to a working inbox."""
