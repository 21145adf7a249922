"""Foreign formats to ours: one file a format."""
