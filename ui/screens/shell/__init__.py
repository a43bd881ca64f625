"""The frame of the window: rail, top bar, strips, and what floats over them."""
