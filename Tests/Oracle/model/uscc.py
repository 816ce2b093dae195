"""统一社会信用代码, the unified social credit code (DOMAIN 4.4)."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DIGITS = "0123456789"
_ORGANISATION = (3, 7, 9, 10, 5, 8, 4, 2)


def check_character(first17):
    total = sum(ALPHABET.index(c) * (3**i % 31) for i, c in enumerate(first17))
    return ALPHABET[(31 - total % 31) % 31]


def defect(code):
    """The first failed check, or None for a valid code."""
    if len(code) != 18:
        return "length"
    if any(c not in ALPHABET for c in code):
        return "character"
    if any(c not in _DIGITS for c in code[2:8]):
        return "regionCode"
    if code[17] != check_character(code[:17]):
        return "checkCharacter"
    return None


def organisation_check_character(eight):
    total = sum(int(c, 36) * weight for c, weight in zip(eight, _ORGANISATION))
    check = 11 - total % 11
    return "X" if check == 10 else "0" if check == 11 else str(check)


def organisation_code_is_odd(code):
    """Position 17 of a valid code is not the check character of positions 9 to 16."""
    return code[16] != organisation_check_character(code[8:16])
