"""What can be wrong with a script."""


class CompileError(Exception):
    """The text is not VKScript; VK answers with error 12."""


class ScriptError(Exception):
    """The script went wrong while it ran; VK answers with error 13."""
