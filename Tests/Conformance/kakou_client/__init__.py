"""An outside client of the wire profile, written from the protocol page alone.

Nothing here shares code with the service: SM2 and SM3 are plain Python, the
envelope is assembled octet by octet, and the service is reached by http.client.
"""
