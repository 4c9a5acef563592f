"""Pictures that are drawn from a student's own layers."""

from grader.course.authoring import plot

_FORWARD, _BACKWARD = "#1f77b4", "#d62728"


def number(value):
    """A short text for a number of the graph."""
    return f"{float(value):.4g}"


def arrow(axes, start, end, value, slope):
    """An edge of the graph: the value that goes forward above it, the derivative that comes back below it."""
    style = {"arrowstyle": "->", "color": "#777777", "shrinkA": 22, "shrinkB": 16}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)
    x, y = (start[i] + 0.42 * (end[i] - start[i]) for i in range(2))
    lift = 0.12 + 0.12 * abs(end[1] - start[1])  # a steep edge needs more room
    axes.text(x, y + lift, number(value), color=_FORWARD, ha="center", va="bottom")
    axes.text(x, y - lift, number(slope), color=_BACKWARD, ha="center", va="top")


def node(axes, place, label, *, is_layer=False):
    """A node of the graph: a layer in a circle, or the name of an input."""
    box = {"boxstyle": "circle,pad=0.35", "facecolor": "white", "edgecolor": "#444444"} if is_layer else None
    axes.text(*place, label, ha="center", va="center", fontsize=13 if is_layer else 11, bbox=box)


def empty_axes(figure, width, height, size):
    """Axes without a frame, in which a graph is drawn."""
    figure.set_size_inches(*size)
    axes = figure.subplots()
    axes.set(xlim=(-0.9, width), ylim=(-0.8, height))
    axes.axis("off")
    axes.text(-0.9, height, "forward: value", color=_FORWARD, ha="left", va="top")
    axes.text(-0.9, height - 0.4, "backward: derivative of the total", color=_BACKWARD, ha="left", va="top")
    return axes


@plot(
    "MulLayer",
    en="Two apples at 100 with a tax of ten percent, as a computational graph of your `MulLayer` objects: the values "
    "on the way forward, and "
    "below them the derivatives on the way back. An apple more costs 110, but a price higher by 1 costs only 2.2.",
    ko="100원짜리 사과 두 개를 10% 세금과 함께 사는 계산을 `MulLayer` 객체로 그린 계산 그래프입니다. 위의 값은 순전파, 아래의 값은 역전파로 "
    "구한 미분입니다. 사과를 한 개 더 사면 110원을 더 내지만, 가격이 1원 오르면 2.2원만 더 냅니다.",
)
def apples(student, figure):
    price, count, tax = 100.0, 2.0, 1.1
    apples_node, end_node = student.MulLayer(), student.MulLayer()
    amount = apples_node.forward(price, count)
    total = end_node.forward(amount, tax)
    damount, dtax = end_node.backward(1.0)
    dprice, dcount = apples_node.backward(damount)

    axes = empty_axes(figure, 8.2, 4.5, (8, 3.8))
    places = {"price": (0, 3), "count": (0, 1), "tax": (2.5, 0), "apple": (2.5, 2), "taxed": (5, 2), "total": (7.5, 2)}
    for name in ("price", "count", "tax", "total"):
        node(axes, places[name], name)
    for name in ("apple", "taxed"):
        node(axes, places[name], "x", is_layer=True)
    arrow(axes, places["price"], places["apple"], price, dprice)
    arrow(axes, places["count"], places["apple"], count, dcount)
    arrow(axes, places["apple"], places["taxed"], amount, damount)
    arrow(axes, places["tax"], places["taxed"], tax, dtax)
    arrow(axes, places["taxed"], places["total"], total, 1.0)
    figure.tight_layout()


@plot(
    "MulLayer",
    "AddLayer",
    en="Apples and oranges: the node with the plus passes the derivative on to both sides as it is, the nodes with "
    "the cross multiply it by the "
    "other input.",
    ko="사과와 귤을 함께 사는 계산 그래프입니다. 덧셈 노드는 미분을 양쪽에 그대로 넘기고, 곱셈 노드는 다른 쪽 입력을 곱해서 넘깁니다.",
)
def fruit(student, figure):
    inputs = {"apple price": 100.0, "apple count": 2.0, "orange price": 150.0, "orange count": 3.0, "tax": 1.1}
    apples_node, oranges_node, end_node = student.MulLayer(), student.MulLayer(), student.MulLayer()
    sum_node = student.AddLayer()
    apple_amount = apples_node.forward(inputs["apple price"], inputs["apple count"])
    orange_amount = oranges_node.forward(inputs["orange price"], inputs["orange count"])
    amount = sum_node.forward(apple_amount, orange_amount)
    total = end_node.forward(amount, inputs["tax"])
    damount, dtax = end_node.backward(1.0)
    dapples, doranges = sum_node.backward(damount)
    slopes = [*apples_node.backward(dapples), *oranges_node.backward(doranges), dtax]

    axes = empty_axes(figure, 10.7, 7.2, (9.5, 5.6))
    starts = [(0, 5.5), (0, 3.7), (0, 2.3), (0, 0.5), (5, 0.5)]
    apple_place, orange_place, sum_place, tax_place, end = (2.5, 4.6), (2.5, 1.4), (5, 3), (7.5, 3), (10, 3)
    ends = [apple_place, apple_place, orange_place, orange_place, tax_place]
    for name, start in zip(inputs, starts, strict=True):
        node(axes, start, name)
    node(axes, end, "total")
    for place, label in ((apple_place, "x"), (orange_place, "x"), (sum_place, "+"), (tax_place, "x")):
        node(axes, place, label, is_layer=True)
    for (start, stop), value, slope in zip(zip(starts, ends, strict=True), inputs.values(), slopes, strict=True):
        arrow(axes, start, stop, value, slope)
    arrow(axes, apple_place, sum_place, apple_amount, dapples)
    arrow(axes, orange_place, sum_place, orange_amount, doranges)
    arrow(axes, sum_place, tax_place, amount, damount)
    arrow(axes, tax_place, end, total, 1.0)
    figure.tight_layout()
