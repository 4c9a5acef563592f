"""The run: tests are collected once and judge one submission after the other.

Nothing is imported here, because pytest loads the plugin in this package whenever it starts.
"""
