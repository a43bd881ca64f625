"""VK's error codes with the English texts VK gives for them."""

from collections.abc import Mapping

MESSAGES: Mapping[int, str] = {
    1: "Unknown error occurred",
    2: "Application is disabled. Enable your application or use test mode",
    3: "Unknown method passed",
    4: "Incorrect signature",
    5: "User authorization failed",
    6: "Too many requests per second",
    7: "Permission to perform this action is denied",
    8: "Invalid request",
    9: "Flood control",
    10: "Internal server error",
    11: "In test mode application should be disabled or user should be authorized",
    12: "Unable to compile code",
    13: "Runtime error occurred during code invocation",
    14: "Captcha needed",
    15: "Access denied",
    16: "HTTP authorization failed",
    17: "Validation required",
    18: "User was deleted or banned",
    19: "Content blocked",
    20: "Permission to perform this action is denied for non-standalone applications",
    21: "Permission to perform this action is allowed only for standalone and OpenAPI applications",
    22: "Upload error",
    23: "This method was disabled",
    24: "Confirmation required",
    25: "Token confirmation required",
    27: "Group authorization failed",
    28: "Application authorization failed",
    29: "Rate limit reached",
    30: "This profile is private",
    33: "Not implemented yet",
    34: "Client version deprecated",
    35: "Client update needed",
    36: "Method execution was interrupted due to timeout",
    37: "User was banned",
    38: "Unknown application",
    39: "Unknown user",
    40: "Unknown group",
    41: "Additional signup required",
    42: "IP is not allowed",
    43: "This section is temporary unavailable",
    100: "One of the parameters specified was missing or invalid",
    103: "Out of limits",
    104: "Not found",
    105: "Couldn't save file",
    106: "Unable to process action",
    113: "Invalid user id",
    114: "Invalid album id",
    118: "Invalid server",
    121: "Invalid hash",
    125: "Invalid group id",
    129: "Invalid photo",
    150: "Invalid timestamp",
    200: "Access denied",
    203: "Access to group denied",
    204: "Access denied",
    210: "Access to wall's post denied",
    211: "Access to wall's comment denied",
    212: "Access to post comments denied",
    213: "Access to status replies denied",
    214: "Access to adding post denied",
    219: "Advertisement post was recently added",
    220: "Too many recipients",
    221: "User disabled track name broadcast",
    222: "Hyperlinks are forbidden",
    223: "Too many replies",
    224: "Too many ads posts",
    225: "Donut is disabled",
    232: "Reaction can not be applied to the object",
    243: "Comment has not been deleted",
    250: "Access to poll denied",
    251: "Invalid poll id",
    252: "Invalid answer id",
    253: "Access denied, please vote first",
    260: "Access to the groups list is denied due to the user's privacy settings",
    703: "You need to enable 2FA for this action",
    704: "User needs to enable 2FA for this action",
    801: "Comments for this video are closed",
    900: "Can't send messages for users from blacklist",
    901: "Can't send messages for users without permission",
    902: "Can't send messages to this user due to their privacy settings",
    911: "Keyboard format is invalid",
    912: "This is a chat bot feature, change this status in settings",
    913: "Too many forwarded messages",
    914: "Message is too long",
    917: "You don't have access to this chat",
    921: "Can't forward these messages",
    922: "You left this chat",
    925: "You are not admin of this chat",
    927: "Chat does not exist",
    936: "Contact not found",
    940: "Too many posts in messages",
    943: "Cannot use this intent",
    944: "Limits overflow for this intent",
    945: "Chat was disabled",
    946: "Chat not supported",
    950: "Can't send message, reply timed out",
    962: "You can't access donut chat without subscription",
    969: "Message cannot be forwarded",
    983: "You are restricted to write to a chat",
    984: "You are restricted to write to a chat due to spam",
    985: "Cannot write to notifications only groups",
    987: "Need message request",
    988: "Pending message request",
    995: "Service is temporarily degraded",
    996: "Chat blocked due to response from another admin",
    1012: "Writing is disabled for this chat",
    1021: "Message can not be sent without conversation",
    1051: "Method is not available for this profile type",
    1105: "Too many auth attempts, try again later",
    1114: "Anonymous token has expired",
    1116: "Anonymous token is invalid",
    1117: "Access token has expired",
    1401: "Comments for this market are closed",
    1403: "Item not found",
    1525: "Market is disabled",
    1526: "Market services are disabled",
    3102: "Specified link is incorrect (can't find source)",
    13000: "Upload denied due to active community strikes",
}
"""Texts from VK's published list of errors; 98x, 99x and 13000 from the method pages of 2026."""

EXTRA_FIELDS: Mapping[int, Mapping[str, str | float]] = {
    14: {
        "redirect_uri": (
            "https://id.vk.ru/not_robot_captcha?domain=vk.com&session_token=training"
            "&variant=popup&blank=1"
        ),
        "captcha_ts": 1750000000.5,
    },
    17: {
        "redirect_uri": (
            "https://m.vk.com/login?act=security_check&api_hash=training&blank=1&from=training"
        )
    },
    24: {"confirmation_text": "Подтвердите действие"},
}
"""What VK adds to some errors. Since mid-2025 a captcha has a page to visit and no `captcha_sid`."""


class VkError(Exception):
    """An answer with an error code, as VK gives it.

    Args:
        code: VK's error code.
        detail: What VK writes after the colon of the standard text, if anything.
    """

    def __init__(self, code: int, detail: str = "") -> None:
        text = MESSAGES.get(code, "Unknown error occurred")
        self.code = code
        self.text = f"{text}: {detail}" if detail else text
        super().__init__(f"{code} {self.text}")

    def body(self, parameters: Mapping[str, str], method: str) -> dict[str, object]:
        """Return the `error` object of the answer; the parameters go in without the token."""
        echoed = [{"key": "method", "value": method}, {"key": "oauth", "value": "1"}]
        echoed += [
            {"key": name, "value": value}
            for name, value in parameters.items()
            if name != "access_token"
        ]
        return {
            "error_code": self.code,
            "error_msg": self.text,
            **EXTRA_FIELDS.get(self.code, {}),
            "request_params": echoed,
        }
