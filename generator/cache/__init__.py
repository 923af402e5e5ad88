"""What earlier builds made, kept to be used again; all of it can be deleted at any time."""
