"""What the real VK has and this one does not emulate."""

from typing import Final

USER_ONLY: Final = frozenset(
    [
        "wall.repost",
        "wall.search",
        "wall.getReposts",
        "wall.reportComment",
        "wall.reportPost",
        "photos.getAll",
        "photos.getAlbums",
        "board.addTopic",
        "board.deleteTopic",
        "board.editTopic",
        "board.fixTopic",
        "board.unfixTopic",
        "account.getAppPermissions",
        "account.getProfileInfo",
        "account.getInfo",
        "polls.edit",
        "polls.getVoters",
        "groups.getSettings",
        "likes.add",
        "likes.delete",
        "likes.getList",
        "newsfeed.search",
        "newsfeed.getComments",
        "notifications.get",
    ]
)
"""Methods of the real VK that refuse a community key (27) and are not emulated here yet."""

NOT_HERE_YET: Final = frozenset(
    [
        "groups.disableOnline",
        "groups.edit",
        "groups.enableOnline",
        "groups.getOnlineStatus",
        "groups.isMember",
        "messages.delete",
        "messages.edit",
        "messages.getByConversationMessageId",
        "messages.getConversationMembers",
        "messages.getLongPollServer",
        "messages.isMessagesFromGroupAllowed",
        "messages.markAsAnsweredConversation",
        "messages.markAsImportantConversation",
        "messages.pin",
        "messages.restore",
        "messages.search",
        "messages.sendMessageEventAnswer",
        "messages.setActivity",
        "messages.unpin",
        "storage.get",
        "storage.set",
        "utils.checkLink",
        "utils.getShortLink",
    ]
)
"""Methods that the real VK has for community keys too; they answer 33 here, not 3: they exist."""
