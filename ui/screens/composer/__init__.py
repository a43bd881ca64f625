"""«Публикации»: a post is written and looked at."""
