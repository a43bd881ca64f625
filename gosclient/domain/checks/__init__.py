"""What is looked at before a post is sent: checks as data over pure functions.

``facts`` is what they are told, ``finding`` what they say, ``settings`` what an office changes,
``running`` lists and runs them; the other modules look, each at one side of a post.
"""
