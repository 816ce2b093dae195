"""发文字号, document numbers (DOMAIN 4.5)."""

import re

from .text import trim

_BRACKETED_YEAR = re.compile(r"[\[［【（(]([0-9]{4})[\]］】）)]")
_FORM = re.compile(r"[\u4E00-\u9FFF]{1,12}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,3}号")


def normalised(value):
    """The normal form, or None when the value is no document number."""
    if not isinstance(value, str):
        return None
    result = _BRACKETED_YEAR.sub(r"〔\1〕", trim(value))
    return result if _FORM.fullmatch(result) else None
