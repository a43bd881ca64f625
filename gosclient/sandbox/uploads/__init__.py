"""Uploads as VK takes them: an address for one file, the bytes over HTTP, and a call that saves."""
