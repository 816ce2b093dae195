"""Step 8 of the generic checks: the fields of a command's data (DOMAIN 4.1)."""

from . import dates, documentno
from .regulation import ARTICLES
from .schema import COMMANDS
from .text import is_text
from .values import decimal, is_natural

FREE_FIELDS = ("attachments", "note")
_DECIMAL_FIELDS = ("newTotalArea", "newPublicArea")


def check_fields(command, data, recorded_at, findings):
    """Collects all violations of step 8; `data` as sent."""
    schema = COMMANDS[command]
    for name in data:
        if name not in FREE_FIELDS and schema.field(name) is None:
            findings.refuse("G14", f"unknownField:{name}")
    today = dates.date_in_shanghai(recorded_at)
    for field in schema.fields:
        value = data.get(field.name)
        if value is None:
            if field.required:
                findings.refuse("N4" if field.type == "documentNumber" else "G14", f"missing:{field.name}")
        else:
            _check_field(field, value, today, findings)


def _check_field(field, value, today, findings):
    name = field.name
    if field.enum:
        if not isinstance(value, str) or value not in field.enum:
            findings.refuse("G14", f"badValue:{name}")
    elif name in _DECIMAL_FIELDS:
        if decimal(value) is None:
            findings.refuse("G14", f"badDecimal:{name}")
    elif field.type == "string":
        if not is_text(value):
            findings.refuse("G14", f"badString:{name}")
    elif field.type == "date":
        parsed = dates.parse_date(value)
        if parsed is None:
            findings.refuse("G14", f"badDate:{name}")
        elif field.not_after_recording and parsed > today:
            findings.refuse("G2", f"afterRecording:{name}")
    elif field.type == "natural":
        if not is_natural(value):
            findings.refuse("G14", f"badInt:{name}")
    elif field.type == "boolean":
        if not isinstance(value, bool):
            findings.refuse("G14", f"badBool:{name}")
    elif field.type == "documentNumber":
        if documentno.normalised(value) is None:
            findings.refuse("G12", f"badDocumentNo:{name}")
    elif field.type == "object":
        if not isinstance(value, dict):
            findings.refuse("G14", f"badObject:{name}")
        elif name == "attests":
            for rule, attested in value.items():
                if rule not in ARTICLES or not isinstance(attested, bool):
                    findings.refuse("G14", f"badAttest:{rule}")
    elif field.type == "array":
        if not isinstance(value, list):
            findings.refuse("G14", f"badList:{name}")
        elif name == "members" and not all(isinstance(item, dict) for item in value):
            findings.refuse("G14", f"badValue:{name}")
    else:
        raise AssertionError(f"unknown field type {field.type}")


def normalise(command, data):
    """Data with null fields removed and document numbers rewritten; and whether any was rewritten.

    What is no document number is left as it is, for step 8 to find.
    """
    schema = COMMANDS[command]
    result, rewritten = {}, False
    for name, value in data.items():
        if value is None:
            continue
        field = schema.field(name)
        if field is not None and field.type == "documentNumber":
            normal = documentno.normalised(value)
            if normal is not None and normal != value:
                value, rewritten = normal, True
        result[name] = value
    return result, rewritten
