"""The Word templates; installed as `kpudocs.templates`, so that they are found wherever kpudocs is."""
