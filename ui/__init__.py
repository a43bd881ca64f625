"""The window of Gosclient (PySide6)."""
