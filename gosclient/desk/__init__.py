"""What a person can do and see: one module a family of verbs, each a function of the store."""
