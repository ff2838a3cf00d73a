"""What may be attached to a file, and what somebody may try to attach."""
