"""Citing law: what a regulation is, how it is cited and read, and the registry of those that were checked."""
