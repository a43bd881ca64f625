"""What a moderator is asked before something is removed or somebody is banned."""
