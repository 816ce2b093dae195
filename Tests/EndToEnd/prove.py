"""What tests say with."""


class Skipped(Exception):
    """This machine cannot show it; the text says why."""


def equal(found, wanted, about=""):
    if found != wanted:
        raise AssertionError(f"{about + ': ' if about else ''}found {found!r}, wanted {wanted!r}")


def holds(condition, sentence):
    if not condition:
        raise AssertionError(sentence)


def slow(test):
    """Marks a test for the long run only."""
    test.slow = True
    return test
