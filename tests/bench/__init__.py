"""Measurements of the whole product, as ratios taken side by side in one run: `./dev bench`.

Nothing here passes or fails a test; the table says how each figure stands to its limit.
"""
