"""«Отправка»: every intent with its state, its reason and what can be done."""
