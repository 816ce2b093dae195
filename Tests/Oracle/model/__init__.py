"""An independent model of the registry's law, written from the domain specification alone.

It is slow and plain on purpose: every answer is a fold over the list of accepted commands.
"""

from .registry import Registry

__all__ = ["Registry"]
