"""Random histories: long, mostly lawful, and full of limits and mistakes."""

from .history import History

__all__ = ["History"]
