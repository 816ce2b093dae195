"""White space and blank strings (DOMAIN 4.1). Spelled out so that no language's own idea of white space slips in."""

WHITE_SPACE = "".join(
    chr(code)
    for first, last in [
        (0x09, 0x0D), (0x1C, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
        (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000),
    ]
    for code in range(first, last + 1)
)


def trim(text):
    return text.strip(WHITE_SPACE)


def is_blank(text):
    return trim(text) == ""


def is_text(value):
    """A string with a non-blank character."""
    return isinstance(value, str) and not is_blank(value)


def is_email(text):
    """Matches `[^@\\s]+@[^@\\s]+\\.[^@\\s]+` as a whole."""
    if text.count("@") != 1 or any(c in WHITE_SPACE for c in text):
        return False
    local, domain = text.split("@")
    # Some dot of the domain must have a character on either side.
    return local != "" and any(c == "." and 0 < i < len(domain) - 1 for i, c in enumerate(domain))
