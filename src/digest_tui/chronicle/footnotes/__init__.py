"""Note lists, their labels and scopes, and the markers in prose that refer to them."""
