"""The local SQLite file: the only importer of sqlcipher3 and sqlite_utils."""
