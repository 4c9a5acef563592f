"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake


@mistake(
    "topological_order",
    en="The wanted node comes first in your list, although nothing of what it needs has been computed yet. A node belongs into the list "
    "after its inputs have been visited.",
    ko="원하는 노드가 목록의 맨 앞에 있습니다. 그 노드에 필요한 것은 아직 하나도 계산되지 않았습니다. 노드는 입력을 모두 방문한 다음에 목록에 "
    "넣어야 합니다.",
)
def output_first(inputs, output):
    order = []

    def visit(node):
        if node not in order:
            order.append(node)
            for one in inputs[node]:
                visit(one)

    visit(output)
    return order


@mistake(
    "topological_order",
    en="A node that is used several times stands in your list several times. Remember which nodes you have already visited.",
    ko="여러 번 쓰이는 노드가 목록에 여러 번 들어 있습니다. 이미 방문한 노드를 기억해 두세요.",
)
def nodes_repeated(inputs, output):
    order = []

    def visit(node):
        for one in inputs[node]:
            visit(one)
        order.append(node)

    visit(output)
    return order


@mistake(
    "topological_order",
    en="Some nodes come before their own inputs: you go away from the output level by level and turn the list round. Where a short and a "
    "long way lead to the same node, its level is not clear; finish all inputs of a node first instead.",
    ko="자신의 입력보다 앞에 있는 노드가 있습니다. 출력에서 한 단계씩 멀어지며 모은 다음 뒤집었기 때문입니다. 짧은 길과 긴 길이 같은 노드로 "
    "이어지면 단계가 하나로 정해지지 않습니다. 대신 한 노드의 입력을 모두 끝낸 다음에 그 노드를 넣으세요.",
)
def level_by_level(inputs, output):
    order, waiting = [], [output]
    while waiting:
        node = waiting.pop(0)
        if node not in order:
            order.append(node)
            waiting.extend(inputs[node])
    return order[::-1]


@mistake(
    "topological_order",
    en="Your list holds nodes that the wanted one does not depend on. Start from the wanted node and follow the inputs, instead of going "
    "through the whole dictionary.",
    ko="원하는 노드와 상관없는 노드도 목록에 들어 있습니다. 딕셔너리 전체를 도는 대신, 원하는 노드에서 시작해 입력을 따라가세요.",
)
def whole_dictionary(inputs, output):
    order = []

    def visit(node):
        if node not in order:
            for one in inputs[node]:
                visit(one)
            order.append(node)

    for node in inputs:
        visit(node)
    return order


@mistake(
    "topological_order",
    en="The nodes without inputs are missing in your list. They need nothing, but they are part of the graph, and others need them.",
    ko="입력이 없는 노드들이 목록에 없습니다. 아무것도 필요로 하지 않지만 그래프의 일부이고, 다른 노드에 필요합니다.",
)
def leaves_missing(inputs, output):
    order = []

    def visit(node):
        if node not in order and inputs[node]:
            for one in inputs[node]:
                visit(one)
            order.append(node)

    visit(output)
    return order


@mistake(
    "topological_order",
    en="Your list is sorted by name. The names say nothing about which node needs which; only the lists of inputs do.",
    ko="목록이 이름순으로 정렬되어 있습니다. 어느 노드에 무엇이 필요한지는 이름이 아니라 입력 목록에 있습니다.",
)
def sorted_by_name(inputs, output):
    order = []

    def visit(node):
        if node not in order:
            order.append(node)
            for one in inputs[node]:
                visit(one)

    visit(output)
    return sorted(order)


@mistake(
    "topological_order",
    en="The wanted node itself is missing in your list: it comes last, after everything that it depends on.",
    ko="원하는 노드 자신이 목록에 없습니다. 그 노드는 의존하는 모든 노드 다음, 맨 끝에 옵니다.",
)
def output_missing(inputs, output):
    order = []

    def visit(node):
        if node not in order:
            for one in inputs[node]:
                visit(one)
            order.append(node)

    visit(output)
    return order[:-1]


class Node:
    """A right Value, made so that each of its parts can be done wrong by a subclass."""

    def __init__(self, data, inputs=()):
        self.data, self.grad, self.inputs = data, 0.0, list(inputs)

    def made(self, data, *inputs):
        return type(self)(data, inputs)

    def value(self, other):
        return other if isinstance(other, Node) else type(self)(other)

    def __add__(self, other):
        other = self.value(other)
        return self.made(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = self.value(other)
        return self.made(self.data * other.data, (self, other.data), (other, self.data))

    def __sub__(self, other):
        other = self.value(other)
        return self.made(self.data - other.data, (self, 1.0), (other, -1.0))

    def __truediv__(self, other):
        other = self.value(other)
        return self.made(self.data / other.data, (self, 1 / other.data), (other, -self.data / other.data**2))

    def __pow__(self, n):
        return self.made(self.data**n, (self, n * self.data ** (n - 1)))

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self.value(other) + self

    def __rsub__(self, other):
        return self.value(other) - self

    def __rmul__(self, other):
        return self.value(other) * self

    def __rtruediv__(self, other):
        return self.value(other) / self

    def exp(self):
        return self.made(np.exp(self.data), (self, np.exp(self.data)))

    def relu(self):
        return self.made(max(self.data, 0.0), (self, 1.0 if self.data > 0 else 0.0))

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return self.made(s, (self, s * (1 - s)))

    def order(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for one, _ in node.inputs:
                    visit(one)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        self.grad = 1.0
        for node in reversed(self.order()):
            for one, slope in node.inputs:
                one.grad += slope * node.grad


@mistake(
    "Value",
    en="A node that is used twice gets only one part of its gradient: the second part overwrites the first. Each use contributes to the change of "
    "the result, so the parts have to be added up.",
    ko="두 번 쓰인 노드의 기울기에 한쪽 몫만 들어 있습니다. 둘째 몫이 첫째 몫을 덮어썼기 때문입니다. 쓰인 곳마다 결과에 영향을 주므로 몫을 더해야 "
    "합니다.",
)
class Overwritten(Node):
    def backward(self):
        self.grad = 1.0
        for node in reversed(self.order()):
            for one, slope in node.inputs:
                one.grad = slope * node.grad


@mistake(
    "Value",
    en="All gradients are 0: the result has not been given its own. Its derivative by itself is where everything starts from.",
    ko="모든 기울기가 0입니다. 결과 자신의 기울기를 정하지 않았습니다. 결과를 자기 자신으로 미분한 값에서 모든 것이 시작됩니다.",
)
class NoStart(Node):
    def backward(self):
        for node in reversed(self.order()):
            for one, slope in node.inputs:
                one.grad += slope * node.grad


@mistake(
    "Value",
    en="Only the inputs of the last step have a right gradient, and all before them 0 or too little: the nodes pass theirs on in the order of "
    "the forward pass. Backward, the result comes first.",
    ko="마지막 계산의 입력만 기울기가 맞고, 그 앞은 0이거나 모자랍니다. 순전파의 순서로 기울기를 넘겼기 때문입니다. 역전파에서는 결과가 먼저입니다.",
)
class ForwardOrder(Node):
    def backward(self):
        self.grad = 1.0
        for node in self.order():
            for one, slope in node.inputs:
                one.grad += slope * node.grad


@mistake(
    "Value",
    en="Where a node is used by several others, its inputs get too much: the node passes its gradient on each time that a part arrives, including "
    "what it has passed on before. It has to wait until all parts are there, and then pass on once.",
    ko="여러 곳에서 쓰인 노드의 입력에 기울기가 너무 많이 쌓입니다. 몫이 도착할 때마다, 이미 넘긴 것까지 다시 넘기기 때문입니다. 모든 몫이 모일 "
    "때까지 기다렸다가 한 번만 넘겨야 합니다.",
)
class PassedOnAtOnce(Node):
    def backward(self):
        self.grad = 1.0
        self.pass_on()

    def pass_on(self):
        for one, slope in self.inputs:
            one.grad += slope * self.grad
            one.pass_on()


@mistake(
    "Value",
    en="Where a short and a long way lead to the same node, its gradient is passed on before the part from the long way has arrived. Going back "
    "level by level is not enough: a node may pass on only after all nodes that use it have.",
    ko="짧은 길과 긴 길이 같은 노드로 이어질 때, 긴 길의 몫이 도착하기 전에 기울기를 넘깁니다. 한 단계씩 거슬러 가는 것으로는 부족합니다. 그 노드를 "
    "쓰는 모든 노드가 넘긴 다음에야 넘길 수 있습니다.",
)
class LevelByLevel(Node):
    def backward(self):
        self.grad, waiting, done = 1.0, [self], set()
        while waiting:
            node = waiting.pop(0)
            if node in done:
                continue
            done.add(node)
            for one, slope in node.inputs:
                one.grad += slope * node.grad
                waiting.append(one)


@mistake(
    "Value",
    en="Your gradients are right for a single step, but not for several in a row: the slope of each step has to be multiplied by the gradient "
    "that arrives from the result. That is the chain rule.",
    ko="계산이 한 단계일 때는 맞지만 여러 단계가 이어지면 틀립니다. 단계마다 그 기울기에 결과 쪽에서 온 기울기를 곱해야 합니다. 이것이 연쇄 "
    "법칙입니다.",
)
class NoChainRule(Node):
    def backward(self):
        self.grad = 1.0
        for node in reversed(self.order()):
            for one, slope in node.inputs:
                one.grad += slope


@mistake(
    "Value",
    en="In a product each factor gets itself as its gradient. How fast the product changes with one factor depends on the other factor.",
    ko="곱셈에서 각 인수가 자기 자신을 기울기로 받습니다. 한 인수가 바뀔 때 곱이 얼마나 바뀌는지는 다른 인수에 달려 있습니다.",
)
class OwnFactor(Node):
    def __mul__(self, other):
        other = self.value(other)
        return self.made(self.data * other.data, (self, self.data), (other, other.data))


@mistake(
    "Value",
    en="In a difference what is subtracted has the gradient with the wrong sign: if it grows, the difference falls.",
    ko="뺄셈에서 빼는 수의 기울기 부호가 반대입니다. 빼는 수가 커지면 차는 작아집니다.",
)
class SubtractedLikeAdded(Node):
    def __sub__(self, other):
        other = self.value(other)
        return self.made(self.data - other.data, (self, 1.0), (other, 1.0))


@mistake(
    "Value",
    en="In a quotient the gradient of the divisor is wrong: it is negative, and has the square of the divisor below the line. Write the quotient as "
    "a product with the power -1 to see it.",
    ko="나눗셈에서 나누는 수의 기울기가 틀립니다. 이 기울기는 음수이고 분모에 나누는 수의 제곱이 있습니다. 몫을 -1제곱과의 곱으로 써 보면 알 수 "
    "있습니다.",
)
class DivisorLikeFactor(Node):
    def __truediv__(self, other):
        other = self.value(other)
        return self.made(self.data / other.data, (self, 1 / other.data), (other, self.data))


@mistake(
    "Value",
    en="The slope of a power keeps the full exponent in your version. Differentiating lowers the exponent by one.",
    ko="거듭제곱의 기울기에서 지수가 그대로 남아 있습니다. 미분하면 지수가 하나 줄어듭니다.",
)
class ExponentKept(Node):
    def __pow__(self, n):
        return self.made(self.data**n, (self, n * self.data**n))


@mistake(
    "Value",
    en="The slope of a power lacks the exponent as a factor: the derivative of a cube is three times a square.",
    ko="거듭제곱의 기울기에 지수가 곱해지지 않았습니다. 세제곱을 미분하면 제곱의 세 배입니다.",
)
class ExponentNotAFactor(Node):
    def __pow__(self, n):
        return self.made(self.data**n, (self, self.data ** (n - 1)))


@mistake(
    "Value",
    en="The slope of the exponential is wrong: it is no power of x, so the rule for powers does not hold. The exponential is its own derivative.",
    ko="지수 함수의 기울기가 틀립니다. x의 거듭제곱이 아니므로 거듭제곱의 규칙을 쓸 수 없습니다. 지수 함수는 미분해도 자기 자신입니다.",
)
class ExponentialLikePower(Node):
    def exp(self):
        return self.made(np.exp(self.data), (self, self.data * np.exp(self.data - 1)))


@mistake(
    "Value",
    en="Your relu lets the gradient through for negative numbers too. Where the function is flat, nothing arrives.",
    ko="음수에서도 relu가 기울기를 그대로 통과시킵니다. 함수가 평평한 곳에서는 아무것도 전해지지 않습니다.",
)
class ReluLetsAllThrough(Node):
    def relu(self):
        return self.made(max(self.data, 0.0), (self, 1.0))


@mistake(
    "Value",
    en="The slope of your relu is the number itself where it is positive. A line with the equation y = x has the slope 1.",
    ko="양수에서 relu의 기울기가 그 수 자신으로 되어 있습니다. y = x인 직선의 기울기는 1입니다.",
)
class ReluSlopeIsItsValue(Node):
    def relu(self):
        return self.made(max(self.data, 0.0), (self, max(self.data, 0.0)))


@mistake(
    "Value",
    en="The slope of the sigmoid is computed from the number that goes in. The formula s times one minus s needs the number that comes out.",
    ko="시그모이드의 기울기를 들어온 수로 계산했습니다. s와 1 - s의 곱에는 나간 수, 곧 시그모이드의 값을 써야 합니다.",
)
class SigmoidSlopeOfTheInput(Node):
    def sigmoid(self):
        return self.made(1 / (1 + np.exp(-self.data)), (self, self.data * (1 - self.data)))


@mistake(
    "Value",
    en="A Value and a plain number cannot be combined in your version: a number has no attribute data. Make a Value of it first.",
    ko="Value와 보통 숫자를 함께 계산할 수 없습니다. 숫자에는 data 속성이 없습니다. 먼저 Value로 만드세요.",
)
class NumbersNotWrapped(Node):
    def value(self, other):
        other.data  # noqa: B018 - fails for a number, as students' code does
        return other


@mistake(
    "Value",
    en="A plain number in front, as in 2 + a, stops with a TypeError. Python then asks the right operand for a method such as `__radd__`; yours "
    "has none.",
    ko="2 + a처럼 보통 숫자가 앞에 오면 TypeError가 납니다. 이때 파이썬은 오른쪽 피연산자에서 __radd__ 같은 메서드를 찾는데, 그것이 없습니다.",
)
class NoNumberInFront(Node):
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = None


@mistake(
    "Value",
    en="With a number in front, 5 - a and 6 / a are computed the other way round, as a - 5 and a / 6. Sums and products do not care about the order, "
    "but differences and quotients do.",
    ko="숫자가 앞에 올 때 5 - a와 6 / a를 거꾸로 a - 5와 a / 6으로 계산합니다. 덧셈과 곱셈은 순서와 상관없지만 뺄셈과 나눗셈은 그렇지 않습니다.",
)
class ReflectedTheWrongWay(Node):
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other


@mistake(
    "Value",
    en="An addition changes its left operand, so the same Value cannot be used again. Leave both operands as they are and return a new Value.",
    ko="덧셈을 하면 왼쪽 피연산자가 바뀌어서 같은 Value를 다시 쓸 수 없습니다. 두 피연산자는 그대로 두고 새 Value를 반환하세요.",
)
class AddsInPlace(Node):
    def __add__(self, other):
        other = self.value(other)
        self.data += other.data
        return self.made(self.data, (self, 1.0), (other, 1.0))


@mistake(
    "Value",
    en="Gradients reach only the inputs of the last step. What comes before has to be reached as well, step by step back to the numbers that everything "
    "started from.",
    ko="기울기가 마지막 계산의 입력까지만 전해집니다. 그 앞의 노드에도, 처음 숫자까지 한 단계씩 거슬러 올라가며 전해야 합니다.",
)
class OneStepOnly(Node):
    def backward(self):
        self.grad = 1.0
        for one, slope in self.inputs:
            one.grad += slope
