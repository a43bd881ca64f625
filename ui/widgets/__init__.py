"""Parts of screens that know nothing of communities and answers: only words, pictures and colours."""
