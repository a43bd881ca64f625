"""What the real VK has and this one does not emulate: every other method of its published schema."""

from collections.abc import Mapping
from typing import Final

_FOR_USERS: Final[Mapping[str, str]] = {
    "account": (
        "ban changePassword getActiveOffers getAppPermissions getBanned getCounters getInfo "
        "getProfileInfo getPushSettings registerDevice saveProfileInfo setInfo setOffline "
        "setOnline setPushSettings setSilenceMode unban unregisterDevice"
    ),
    "ads": (
        "addOfficeUsers checkLink createAds createCampaigns createClients "
        "createLookalikeRequest createTargetGroup createTargetPixel deleteAds deleteCampaigns "
        "deleteClients deleteTargetGroup deleteTargetPixel getAccounts getAds getAdsLayout "
        "getAdsTargeting getBudget getCampaigns getCategories getClients getDemographics "
        "getFloodStats getLookalikeRequests getMusicians getMusiciansByIds getOfficeUsers "
        "getPostsReach getRejectionReason getStatistics getSuggestions getTargetGroups "
        "getTargetPixels getTargetingStats getUploadURL getVideoUploadURL importTargetContacts "
        "removeOfficeUsers removeTargetContacts saveLookalikeRequestResult shareTargetGroup "
        "updateAds updateCampaigns updateClients updateOfficeUsers updateTargetGroup "
        "updateTargetPixel"
    ),
    "appWidgets": "getAppImageUploadServer saveAppImage",
    "apps": (
        "addSnippet addUsersToTestingGroup deleteAppRequests deleteSnippet get getCatalog "
        "getFriendsList getLeaderboard getMiniAppPolicies getScopes getScore getSnippets "
        "getTestingGroups isNotificationsAllowed promoHasActiveGift promoUseGift "
        "removeTestingGroup removeUsersFromTestingGroups sendRequest updateMetaForTestingGroup"
    ),
    "auth": "restore",
    "board": "addTopic deleteTopic editTopic fixTopic unfixTopic",
    "bugtracker": (
        "addCompanyGroupsMembers addCompanyMembers changeBugreportStatus createComment "
        "getBugreportById getCompanyGroupMembers getCompanyMembers getDownloadVersionUrl "
        "getProductBuildUploadServer removeCompanyGroupMember removeCompanyMember "
        "saveProductVersion setCompanyMemberRole setProductIsOver"
    ),
    "calls": "forceFinish start",
    "database": (
        "getChairs getCities getCitiesById getCountries getCountriesById getFaculties "
        "getMetroStations getMetroStationsById getRegions getSchoolClasses getSchools "
        "getUniversities"
    ),
    "docs": "add delete edit get getTypes restore",
    "donut": "getFriends getSubscription getSubscriptions isDon",
    "downloadedGames": "getPaidStatus",
    "fave": (
        "addArticle addLink addPage addPost addProduct addTag addVideo editTag get getPages "
        "getTags markSeen removeArticle removeLink removePage removePost removeProduct "
        "removeTag removeVideo reorderTags setPageTags setTags trackPageInteraction"
    ),
    "friends": (
        "add addList areFriends delete deleteAllRequests deleteList edit editList get "
        "getAppUsers getLists getMutual getOnline getRecent getRequests getSuggestions search"
    ),
    "gifts": "get",
    "groups": (
        "addLink approveRequest create deleteLink editLink editManager getAddresses "
        "getCatalogInfo getInvitedUsers getInvites getRequests getSettings invite join leave "
        "removeUser reorderLink search toggleMarket"
    ),
    "leadForms": "create delete get getLeads getUploadURL list update",
    "market": (
        "add addAlbum addProperty addPropertyVariant addToAlbum delete deleteAlbum "
        "deleteProperty deletePropertyVariant edit editAlbum editProperty editPropertyVariant "
        "filterCategories getAlbumById getAlbums getCategories getOrders "
        "getProductPhotoUploadServer getProperties groupItems removeFromAlbum reorderAlbums "
        "reorderItems report reportComment restore saveProductPhoto saveProductPhotoBulk search "
        "searchItems searchItemsBasic ungroupItems"
    ),
    "messages": (
        "addChatUser addChatUsers allowMessagesFromGroup denyMessagesFromGroup getChat "
        "getChatPreview getLastActivity getReactionsAssets joinChatByInviteLink markAsImportant "
        "markReactionsAsRead muteChatMentions"
    ),
    "newsfeed": (
        "addBan deleteBan deleteList get getBanned getComments getLists getRecommended "
        "getSuggestedSources ignoreItem saveList search unignoreItem unsubscribe"
    ),
    "notes": (
        "add createComment delete deleteComment edit editComment get getById getComments "
        "restoreComment"
    ),
    "notifications": "get markAsViewed sendMessage",
    "orders": (
        "cancelSubscription changeState get getAmount getById getUserSubscriptionById "
        "getUserSubscriptions"
    ),
    "pages": "clearCache get getHistory getTitles getVersion parseWiki save saveAccess",
    "photos": (
        "confirmTag copy createAlbum delete deleteAlbum edit editAlbum getAlbums getAlbumsCount "
        "getAll getMarketAlbumUploadServer getNewTags getOwnerPhotoUploadServer getTags "
        "getUserPhotos makeCover move putTag removeTag reorderAlbums "
        "reorderPhotos report reportComment restore saveMarketAlbumPhoto saveOwnerPhoto "
        "search"
    ),
    "polls": "addVote deleteVote getBackgrounds getPhotoUploadServer getVoters savePhoto",
    "prettyCards": "create delete edit get getById getUploadURL",
    "search": "getHints",
    "secure": (
        "addAppEvent checkToken getAppBalance getSMSHistory getTransactionsHistory getUserLevel "
        "giveEventSticker sendNotification sendSMSNotification setCounter"
    ),
    "stats": "trackVisitor",
    "status": "get set",
    "store": (
        "addStickersToFavorite getFavoriteStickers getProducts getStickersKeywords "
        "removeStickersFromFavorite"
    ),
    "stories": "banOwner getBanned getDetailedStats search sendInteraction unbanOwner",
    "streaming": "getServerUrl getStats getStem",
    "translations": "translate",
    "users": "getFollowers getSubscriptions report search",
    "utils": "deleteFromLastShortened getLastShortenedLinks",
    "video": (
        "add addAlbum addToAlbum delete deleteAlbum edit editAlbum getAlbumById getAlbums "
        "getAlbumsByVideo getLongPollServer getThumbUploadUrl liveGetCategories removeFromAlbum "
        "reorderAlbums reorderVideos report reportComment restore saveUploadedThumb search "
        "startStreaming stopStreaming unpinComment"
    ),
    "wall": ("editAdsStealth getReposts postAdsStealth reportComment reportPost repost search"),
    "widgets": "getComments getPages",
}
_FOR_COMMUNITIES_TOO: Final[Mapping[str, str]] = {
    "appWidgets": (
        "getAppImages getGroupImageUploadServer getGroupImages getImagesById saveGroupImage update"
    ),
    "docs": "search",
    "groups": (
        "addAddress addCallbackServer deleteAddress deleteCallbackServer disableOnline edit "
        "editAddress editCallbackServer enableOnline getCallbackConfirmationCode "
        "getCallbackServers getCallbackSettings getOnlineStatus getTagList isMember "
        "setCallbackSettings setSettings setUserNote tagAdd tagBind tagDelete tagUpdate"
    ),
    "market": "editOrder getGroupOrders getOrderById getOrderItems",
    "messages": (
        "createChat delete deleteChatPhoto deleteConversation deleteReaction edit editChat "
        "getByConversationMessageId getConversationMembers getHistoryAttachments "
        "getImportantMessages getIntentUsers getInviteLink getLongPollHistory getLongPollServer "
        "getMessagesReactions getReactedPeers isMessagesFromGroupAllowed "
        "markAsAnsweredConversation markAsImportantConversation pin removeChatUser restore "
        "search searchConversations sendMessageEventAnswer sendReaction setActivity "
        "setChatPhoto unpin"
    ),
    "photos": "getChatUploadServer getOwnerCoverPhotoUploadServer saveOwnerCoverPhoto",
    "podcasts": "searchPodcast",
    "storage": "get getKeys set",
    "stories": (
        "delete get getById getPhotoUploadServer getReplies getStats getVideoUploadServer "
        "getViewers hideAllReplies hideReply save"
    ),
    "utils": "getLinkStats",
}


def _named(sections: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        f"{section}.{name}" for section, names in sections.items() for name in names.split()
    )


USER_ONLY: Final = _named(_FOR_USERS)
"""Methods of the real VK that refuse a community key (27) and are not emulated here yet."""

NOT_HERE_YET: Final = _named(_FOR_COMMUNITIES_TOO)
"""Methods that the real VK has for community keys too; they answer 33 here, not 3: they exist."""
