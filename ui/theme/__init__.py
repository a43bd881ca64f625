"""How the program looks: colours, fonts, icons and the style sheet, in light and in dark."""
