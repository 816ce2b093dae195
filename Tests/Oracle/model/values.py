"""JSON values: exact numbers, equality, and the scalar types of DOMAIN 4.1."""

import json
import re
from fractions import Fraction


class Number:
    """A JSON number with a fraction or an exponent; the literal is kept, the value compared exactly."""

    def __init__(self, literal):
        self.literal = literal
        mantissa, _, exponent = literal.lower().partition("e")
        sign = -1 if mantissa.startswith("-") else 1
        whole, _, fraction = mantissa.lstrip("-").partition(".")
        digits = (whole + fraction).lstrip("0")
        power = (int(exponent) if exponent else 0) - len(fraction)
        stripped = digits.rstrip("0")
        power += len(digits) - len(stripped)
        # The normal form of zero has no sign and no power.
        self.key = (sign, stripped, power) if stripped else (1, "", 0)

    def __eq__(self, other):
        return isinstance(other, Number) and self.key == other.key

    def __hash__(self):
        return hash(self.key)

    def __repr__(self):
        return self.literal


def loads(text):
    return json.loads(text, parse_float=Number, parse_constant=_no_constant)


def _no_constant(name):
    raise ValueError(f"{name} is not JSON")


def dumps(value):
    """One line of JSON; numbers as they were written."""
    if isinstance(value, Number):
        return value.literal
    if isinstance(value, dict):
        return "{" + ",".join(dumps(k) + ":" + dumps(v) for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(dumps(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def key(value):
    """A hashable stand-in: equal exactly for equal JSON values (numbers by value; 1, "1" and true differ)."""
    if value is None or isinstance(value, (bool, str)):
        return (type(value).__name__, value)
    if isinstance(value, int):
        return ("number", Number(str(value)).key)
    if isinstance(value, Number):
        return ("number", value.key)
    if isinstance(value, (list, tuple)):
        return ("array", tuple(key(v) for v in value))
    return ("object", frozenset((k, key(v)) for k, v in value.items()))


def is_natural(value):
    return type(value) is int and value >= 0


_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?")


def is_decimal_string(value):
    return isinstance(value, str) and _DECIMAL.fullmatch(value) is not None


def decimal(value):
    """The exact value of a decimal, or None when it is none."""
    if is_decimal_string(value):
        return Fraction(value)
    if is_natural(value) and value <= 999_999_999:
        return Fraction(value)
    return None


def as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else []
