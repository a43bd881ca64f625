"""The training VK: an HTTP server on loopback that answers as VK does.

It is the peer of the client's tests and the district on which new staff learn. It shares no code
with the client on purpose: an emulator built from the client's own parts could not catch the
client's mistakes. `docs/sandbox.md` describes it for its users.
"""
