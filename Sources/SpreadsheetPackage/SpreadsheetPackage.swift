// The target's first file; its types follow.
