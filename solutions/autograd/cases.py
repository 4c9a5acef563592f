"""Inputs for every exercise: edge cases first, then random ones."""


# How many numbers each of the tests' expressions takes.
_EXPRESSIONS = {
    "sum": 2, "difference": 2, "product": 2, "quotient": 2, "cube": 1, "root": 1, "exponential": 2, "ramp": 3,
    "sigmoid": 2, "number_behind": 1, "number_in_front": 2, "used_twice": 2, "square_as_product": 1, "diamond": 2,
    "short_and_long_way": 2, "neuron": 3,
}  # fmt: skip


def topological_order(rng):
    """(inputs, output)."""
    yield {"a": [], "b": ["a"], "c": ["a", "b"], "unused": ["a"]}, "c"
    yield {"x": []}, "x"
    # Used twice by the same node; a node whose name comes late in the alphabet comes early in the graph.
    yield {"x": [], "square": ["x", "x"], "again": ["square", "x"]}, "again"
    yield {"z": [], "y": ["z"], "x": ["y"], "w": ["x", "z"]}, "w"
    # A short and a long way to the same node: e must wait for d.
    yield {"e": ["a", "d"], "d": ["c"], "c": ["b"], "b": ["a"], "a": [], "f": ["e"], "g": ["f", "e", "a"]}, "g"
    for size in (5, 8, 12):
        names = [f"n{i}" for i in rng.permutation(size)]
        graph = {}
        for i, name in enumerate(names):
            chosen = rng.choice(i, min(i, 2), replace=False) if i else []
            graph[name] = [names[j] for j in chosen]
        yield {name: graph[name] for name in rng.permutation(names).tolist()}, names[-2]


def Value(rng):
    """(expression, numbers)."""
    yield "product", [2.0, 3.0]
    yield "used_twice", [2, -3]
    for name, count in _EXPRESSIONS.items():
        yield name, rng.uniform(0.4, 1.8, count).tolist()
