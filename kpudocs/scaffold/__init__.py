"""What `kpudocs new` starts from."""
