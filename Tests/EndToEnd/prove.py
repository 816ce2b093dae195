"""What tests say with."""


class Skipped(Exception):
    """This machine cannot show it; the text says why."""


def equal(found, wanted, about=""):
    if found != wanted:
        shown, other = (repr(value) if len(repr(value)) < 900 else repr(value)[:900] + "…" for value in (found, wanted))
        raise AssertionError(f"{about + ': ' if about else ''}found {shown}, wanted {other}")


def holds(condition, sentence):
    if not condition:
        raise AssertionError(sentence)


def slow(test):
    """Marks a test for the long run only."""
    test.slow = True
    return test
