"""A seeded source of chance with the few draws the generator needs."""

import random


class Chance(random.Random):
    def percent(self, n):
        return self.random() * 100 < n

    def pick(self, items):
        items = list(items)
        return self.choice(items) if items else None

    def weighted(self, pairs):
        """One of the items of (item, weight) pairs."""
        items, weights = zip(*pairs)
        return self.choices(items, weights)[0]

    def some(self, items, at_least=0):
        items = list(items)
        return self.sample(items, self.randint(min(at_least, len(items)), len(items)))
