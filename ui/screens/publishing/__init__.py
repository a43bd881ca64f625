"""«Публикации»: the calendar, and the place where a document is written."""
