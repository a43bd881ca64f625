"""Pictures drawn by the program itself: avatars, photos of posts and messages, stickers."""

from gosclient.sandbox.pictures.routes import routes

__all__ = ["routes"]
