"""«Входящие»: the list, the thread, the answer box and what is known of the person."""
