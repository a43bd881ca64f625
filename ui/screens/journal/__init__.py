"""«Журнал»: what was moderated, by whom and on what ground."""
