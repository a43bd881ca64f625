"""«Настройки»: communities and their keys, how the window looks and behaves, about the program."""
