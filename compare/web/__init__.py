"""web: the command line's work in a browser, on this machine alone.

`site` answers requests and `pages` writes what it answers; `uploads` puts files into a folder
of their own. `desk` has one thing done at a time by a `worker`, a second process, in which
`answers` does what the command line does. `server` holds them together.
"""
