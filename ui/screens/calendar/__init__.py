"""The calendar of «Публикации»: day, week, month and list, what is not planned yet, one card in full."""
