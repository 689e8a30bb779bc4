"""A structure as one page for a browser, which needs no server and asks nothing of the network."""
