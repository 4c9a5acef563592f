"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .computational_graph import AddLayer, MulLayer


@mistake(
    "MulLayer",
    en="dx and dy are exchanged: dx holds what belongs to y. How much the product changes with x depends on how large "
    "the other "
    "factor is.",
    ko="dx와 dy가 서로 바뀌었습니다. dx에 y의 몫이 들어 있습니다. x가 변할 때 곱이 얼마나 변하는지는 다른 쪽 인수의 크기에 달려 있습니다.",
)
class FactorsNotCrossed(MulLayer):
    def backward(self, dout):
        return dout * self.x, dout * self.y


@mistake(
    "MulLayer",
    en="Your derivatives are right only where dout is 1: dout is not used. By the chain rule, what comes back from "
    "the end of the "
    "graph is multiplied by this node's own derivative.",
    ko="dout이 1일 때만 맞습니다. dout을 사용하지 않았기 때문입니다. 연쇄 법칙에서는 그래프의 끝에서 돌아온 값에 이 노드의 미분을 "
    "곱합니다.",
)
class DoutIgnored(MulLayer):
    def backward(self, _dout):
        return self.y, self.x


@mistake(
    "MulLayer",
    en="dout is added to the other factor. Along a way through the graph the derivatives of the nodes are multiplied "
    "by each other.",
    ko="dout을 다른 쪽 인수에 더했습니다. 그래프의 한 경로를 따라서는 노드들의 미분을 서로 곱합니다.",
)
class DoutAdded(MulLayer):
    def backward(self, dout):
        return dout + self.y, dout + self.x


@mistake(
    "MulLayer",
    en="Both derivatives are dout itself. That is what a node that adds passes back; a product changes the more with "
    "one factor, "
    "the larger the other one is.",
    ko="두 미분이 모두 dout 그대로입니다. 이것은 덧셈 노드가 돌려주는 값입니다. 곱은 한 인수가 변할 때 다른 인수가 클수록 더 많이 "
    "변합니다.",
)
class PassedThrough(MulLayer):
    def backward(self, dout):
        return dout, dout


@mistake(
    "MulLayer",
    en="Both derivatives hold the whole product. The derivative by one factor contains the other factor only.",
    ko="두 미분에 곱 전체가 들어 있습니다. 한 인수로 미분한 값에는 다른 인수만 남습니다.",
)
class WholeProduct(MulLayer):
    def backward(self, dout):
        return dout * self.x * self.y, dout * self.x * self.y


@mistake(
    "MulLayer",
    en="backward returns a single value. The node has two inputs, and each of them needs its own derivative.",
    ko="backward가 값을 하나만 반환합니다. 이 노드는 입력이 둘이므로 입력마다 미분이 하나씩 필요합니다.",
)
class OnlyDx(MulLayer):
    def backward(self, dout):
        return dout * self.y


@mistake(
    "MulLayer",
    en="backward returns the sum of both derivatives. They belong to different inputs, so they are returned side by "
    "side.",
    ko="backward가 두 미분의 합을 반환합니다. 두 값은 서로 다른 입력의 것이므로 따로 나란히 반환해야 합니다.",
)
class DerivativesSummed(MulLayer):
    def backward(self, dout):
        return dout * self.y + dout * self.x


@mistake(
    "MulLayer",
    en="forward returns the sum of its inputs. This node multiplies.",
    ko="forward가 두 입력의 합을 반환합니다. 이 노드는 곱하는 노드입니다.",
)
class ForwardAdds(MulLayer):
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y


@mistake(
    "MulLayer",
    en="forward returns None: the product is computed or the inputs are kept, but nothing is given back. Is there a "
    "return?",
    ko="forward가 None을 반환합니다. 입력을 저장하거나 곱을 계산했지만 돌려주지 않았습니다. return이 있는지 살펴보세요.",
)
class NothingReturned(MulLayer):
    def forward(self, x, y):
        self.x, self.y = x, y
        self.out = x * y


@mistake(
    "MulLayer",
    en="dy is too large by the factor y: you keep the product instead of x. backward needs the inputs as they came in.",
    ko="dy에 y가 한 번 더 곱해져 있습니다. x 대신 곱을 저장했기 때문입니다. backward에는 들어온 입력이 그대로 필요합니다.",
)
class ProductKept(MulLayer):
    def forward(self, x, y):
        self.x = x * y
        self.y = y
        return self.x


@mistake(
    "MulLayer",
    en="Your derivatives are right as long as there is one layer only: all layers keep their inputs in the same "
    "place, at the class "
    "instead of at the object.",
    ko="계층이 하나일 때만 맞습니다. 모든 계층이 입력을 객체가 아닌 클래스에, 곧 같은 곳에 저장하기 때문입니다.",
)
class SharedMemory:
    x = None
    y = None

    def forward(self, x, y):
        type(self).x, type(self).y = x, y
        return x * y

    def backward(self, dout):
        return dout * type(self).y, dout * type(self).x


@mistake(
    "MulLayer",
    en="backward overwrites what forward has kept: dy is computed from the new value, and another backward finds "
    "wrong inputs. "
    "Put the results into variables of their own.",
    ko="backward가 forward에서 저장한 값을 덮어씁니다. 그래서 dy는 바뀐 값으로 계산되고, backward를 다시 호출해도 틀립니다. 결과는 "
    "다른 변수에 담으세요.",
)
class OverwritesItsInputs(MulLayer):
    def backward(self, dout):
        self.x = dout * self.y
        self.y = dout * self.x
        return self.x, self.y


@mistake(
    "MulLayer",
    en="Where an input is 0 your derivatives are not numbers: the other factor is found by dividing the product. It "
    "has been an "
    "input, so it can be kept.",
    ko="입력이 0인 곳에서 미분이 숫자가 아닙니다. 곱을 나누어 다른 쪽 인수를 구했기 때문입니다. 그 인수는 입력으로 들어왔으니 저장해 "
    "두면 됩니다.",
)
class DividedProduct(MulLayer):
    def backward(self, dout):
        out = np.multiply(self.x, self.y)
        return dout * np.divide(out, self.x), dout * np.divide(out, self.y)


@mistake(
    "MulLayer",
    en="Numbers are right, arrays are not: you use the matrix product. This node multiplies element by element.",
    ko="숫자에서는 맞지만 배열에서는 틀립니다. 행렬 곱을 사용했기 때문입니다. 이 노드는 원소별로 곱합니다.",
)
class MatrixProduct(MulLayer):
    def forward(self, x, y):
        self.x, self.y = x, y
        return np.dot(x, y)


@mistake(
    "MulLayer",
    en="After a second forward the derivatives still belong to the first one: the inputs are kept only once. Every "
    "forward brings "
    "new inputs.",
    ko="forward를 다시 호출해도 미분은 처음 입력의 것입니다. 입력을 한 번만 저장했기 때문입니다. forward를 호출할 때마다 입력은 새로 "
    "들어옵니다.",
)
class FirstInputsKept(MulLayer):
    def forward(self, x, y):
        if self.x is None:
            self.x, self.y = x, y
        return x * y


@mistake(
    "MulLayer",
    en="Your derivatives of arrays are single numbers: dout is summed up. Every element has a derivative of its own, "
    "in the shape of "
    "the inputs.",
    ko="배열의 미분이 숫자 하나로 줄었습니다. 값을 모두 더했기 때문입니다. 원소마다 미분이 있고, 형상은 입력과 같습니다.",
)
class SummedUp(MulLayer):
    def backward(self, dout):
        return np.sum(dout * self.y), np.sum(dout * self.x)


@mistake(
    "AddLayer",
    en="backward returns the inputs of forward. By how much a sum changes with one summand does not depend on how "
    "large the "
    "summands are.",
    ko="backward가 forward의 입력을 반환합니다. 덧셈에서 한쪽이 변할 때 합이 얼마나 변하는지는 두 값의 크기와 관계가 없습니다.",
)
class InputsPassedBack:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, _dout):
        return self.x, self.y


@mistake(
    "AddLayer",
    en="dout is multiplied by the inputs, as in a node that multiplies. The derivative of a sum by each summand is a "
    "constant. Which one?",
    ko="곱셈 노드처럼 dout에 입력을 곱했습니다. 합을 한쪽으로 미분하면 상수가 됩니다. 어떤 수일까요?",
)
class LikeAProduct:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x


@mistake(
    "AddLayer",
    en="backward always returns 1: that is the derivative of this node alone. What comes back from the end of the "
    "graph, dout, is not used.",
    ko="backward가 항상 1을 반환합니다. 이것은 이 노드만의 미분입니다. 그래프의 끝에서 돌아온 dout을 사용하지 않았습니다.",
)
class AlwaysOne(AddLayer):
    def backward(self, _dout):
        return 1.0, 1.0


@mistake(
    "AddLayer",
    en="dout is increased by 1. The derivative of the node itself is 1, but along a way through the graph derivatives "
    "are multiplied, not added.",
    ko="dout에 1을 더했습니다. 이 노드의 미분이 1인 것은 맞지만, 그래프의 경로를 따라서는 미분을 더하지 않고 곱합니다.",
)
class OneAdded(AddLayer):
    def backward(self, dout):
        return dout + 1, dout + 1


@mistake(
    "AddLayer",
    en="backward returns a single value. The node has two inputs, and each of them needs its own derivative, even if "
    "they are equal.",
    ko="backward가 값을 하나만 반환합니다. 이 노드는 입력이 둘이므로, 값이 같더라도 입력마다 미분이 하나씩 필요합니다.",
)
class OneForBoth(AddLayer):
    def backward(self, dout):
        return dout


@mistake(
    "AddLayer",
    en="Each input gets half of dout. A derivative is not shared out: if one summand grows by 1, the whole sum grows "
    "by 1.",
    ko="입력마다 dout의 절반을 돌려주었습니다. 미분은 나누어 갖는 것이 아닙니다. 한쪽이 1만큼 커지면 합도 그대로 1만큼 커집니다.",
)
class SharedOut(AddLayer):
    def backward(self, dout):
        return dout / 2, dout / 2


@mistake(
    "AddLayer",
    en="dy has the wrong sign, as in a difference. The sum grows with both inputs alike.",
    ko="dy의 부호가 반대입니다. 뺄셈의 미분과 같습니다. 합은 두 입력에 대해 똑같이 커집니다.",
)
class LikeADifference(AddLayer):
    def backward(self, dout):
        return dout, -dout


@mistake(
    "AddLayer",
    en="Only dx gets something, dy is always 0. The sum depends on both inputs in the same way.",
    ko="dx에만 값이 있고 dy는 항상 0입니다. 합은 두 입력 모두에 똑같이 의존합니다.",
)
class NothingForY(AddLayer):
    def backward(self, dout):
        return dout, dout * 0


@mistake(
    "AddLayer",
    en="Both derivatives are 0, as for a constant. If an input grows, the sum grows by as much, so what comes back "
    "must be passed on.",
    ko="상수를 미분한 것처럼 두 미분이 모두 0입니다. 입력이 커지면 합도 그만큼 커지므로, 돌아온 값을 그대로 넘겨야 합니다.",
)
class NothingForBoth(AddLayer):
    def backward(self, dout):
        return dout * 0, dout * 0


@mistake(
    "AddLayer",
    en="dout is multiplied by the sum. The derivative of a sum does not contain the sum itself.",
    ko="dout에 합을 곱했습니다. 합의 미분에는 합 자체가 들어 있지 않습니다.",
)
class TimesTheSum:
    def forward(self, x, y):
        self.out = x + y
        return self.out

    def backward(self, dout):
        return dout * self.out, dout * self.out


@mistake(
    "AddLayer",
    en="Your derivatives of arrays are single numbers: dout is summed up. Every element has a derivative of its own, "
    "in the shape of the inputs.",
    ko="배열의 미분이 숫자 하나로 줄었습니다. dout을 모두 더했기 때문입니다. 원소마다 미분이 있고, 형상은 입력과 같습니다.",
)
class DoutSummedUp(AddLayer):
    def backward(self, dout):
        return np.sum(dout), np.sum(dout)


@mistake(
    "AddLayer",
    en="forward returns the product of its inputs. This node adds.",
    ko="forward가 두 입력의 곱을 반환합니다. 이 노드는 더하는 노드입니다.",
)
class ForwardMultiplies(AddLayer):
    def forward(self, x, y):
        return x * y


@mistake(
    "AddLayer",
    en="forward returns None: the sum is not given back. Is there a return?",
    ko="forward가 None을 반환합니다. 합을 돌려주지 않았습니다. return이 있는지 살펴보세요.",
)
class SumNotReturned(AddLayer):
    def forward(self, x, y):
        self.out = x + y


@mistake(
    "AddLayer",
    en="All elements are added up to one number. This node adds two arrays element by element.",
    ko="모든 원소를 더해 숫자 하나로 만들었습니다. 이 노드는 두 배열을 원소별로 더합니다.",
)
class EverythingAddedUp(AddLayer):
    def forward(self, x, y):
        return np.sum(x) + np.sum(y)


@mistake(
    "buy_apples",
    en="dprice and dcount do not know of the tax: the apple layer's backward got 1 instead of what the tax layer has "
    "passed back. Go back "
    "through the graph in order, each layer with the result of the one behind it.",
    ko="dprice와 dcount에 세금이 빠져 있습니다. 사과 계층의 backward에 세금 계층이 돌려준 값이 아니라 1을 넣었기 때문입니다. 그래프를 "
    "차례로 거슬러 가며, 뒤쪽 계층의 결과를 앞쪽 계층에 넘기세요.",
)
def tax_left_out_of_the_way_back(price, count, tax):
    return price * count * tax, {"dprice": count, "dcount": price, "dtax": price * count}


@mistake(
    "buy_apples",
    en="dprice and dcount are exchanged. backward returns the derivatives in the order in which forward got its "
    "inputs.",
    ko="dprice와 dcount가 서로 바뀌었습니다. backward는 forward가 입력을 받은 순서대로 미분을 반환합니다.",
)
def price_and_count_exchanged(price, count, tax):
    return price * count * tax, {"dprice": price * tax, "dcount": count * tax, "dtax": price * count}


@mistake(
    "buy_apples",
    en="The two results of the tax layer's backward are exchanged: dtax gets what belongs to the amount, and the "
    "apples get the rest.",
    ko="세금 계층의 backward가 반환한 두 값이 바뀌었습니다. 금액의 몫이 dtax로 가고, dtax의 몫이 사과 계층으로 갔습니다.",
)
def amount_and_tax_exchanged(price, count, tax):
    amount = price * count
    return amount * tax, {"dprice": amount * count, "dcount": amount * price, "dtax": tax}


@mistake(
    "buy_apples",
    en="The tax is added to the amount. It is a factor: 1.1 stands for ten percent more.",
    ko="세금을 금액에 더했습니다. 세금은 곱하는 수입니다. 1.1이면 10%를 더 낸다는 뜻입니다.",
)
def tax_added(price, count, tax):
    return price * count + tax, {"dprice": count, "dcount": price, "dtax": 1.0}


@mistake(
    "buy_apples",
    en="You multiply by 1 + tax. The tax is already given as the whole factor, 1.1 for ten percent.",
    ko="1 + tax를 곱했습니다. 세금은 이미 전체를 나타내는 배수로 주어집니다. 10%이면 1.1입니다.",
)
def tax_as_a_share(price, count, tax):
    factor = 1 + tax
    return price * count * factor, {"dprice": count * factor, "dcount": price * factor, "dtax": price * count}


@mistake(
    "buy_apples",
    en="All derivatives are too large by the total: the way back starts with the total. The derivative of the total "
    "by itself is another number.",
    ko="모든 미분이 total배만큼 큽니다. 역전파를 total로 시작했기 때문입니다. total을 total 자신으로 미분하면 얼마입니까?",
)
def backward_from_the_total(price, count, tax):
    total = price * count * tax
    return total, {"dprice": count * tax * total, "dcount": price * tax * total, "dtax": price * count * total}


@mistake(
    "buy_apples",
    en="dtax contains the tax itself: it is the total. How much more is to be paid if the tax grows by 1?",
    ko="dtax에 세금이 그대로 곱해져 total과 같습니다. 세금이 1만큼 커지면 얼마를 더 내야 합니까?",
)
def dtax_is_the_total(price, count, tax):
    total = price * count * tax
    return total, {"dprice": count * tax, "dcount": price * tax, "dtax": total}


@mistake(
    "buy_apples",
    en="total holds no tax: it is what the apple layer has returned. The tax layer's output is the end of the graph.",
    ko="total에 세금이 없습니다. 사과 계층의 출력을 반환했습니다. 그래프의 끝은 세금 계층의 출력입니다.",
)
def total_without_tax(price, count, tax):
    amount = price * count
    return amount, {"dprice": count * tax, "dcount": price * tax, "dtax": amount}


@mistake(
    "buy_apples",
    en="One layer object is used for both products, so it remembers the second one only: dprice and dcount come from "
    "the tax layer's inputs. Each "
    "node of the graph needs an object of its own.",
    ko="계층 객체 하나를 두 곱셈에 모두 사용해서 두 번째 곱셈만 기억합니다. 그래서 dprice와 dcount가 세금 계층의 입력으로 계산됩니다. "
    "그래프의 노드마다 객체가 하나씩 필요합니다.",
)
def one_layer_for_both(price, count, tax):
    layer = MulLayer()
    total = layer.forward(layer.forward(price, count), tax)
    damount, dtax = layer.backward(1.0)
    dprice, dcount = layer.backward(damount)
    return total, {"dprice": dprice, "dcount": dcount, "dtax": dtax}


@mistake(
    "buy_apples",
    en="Your numbers are cut off to integers. The total and the derivatives stay as they are; rounding is for those "
    "who print them.",
    ko="숫자를 정수로 잘랐습니다. total과 미분은 그대로 반환해야 합니다. 반올림은 출력할 때 하는 일입니다.",
)
def cut_to_integers(price, count, tax):
    grads = {"dprice": count * tax, "dcount": price * tax, "dtax": price * count}
    return int(price * count * tax), {name: int(value) for name, value in grads.items()}


@mistake(
    "buy_apples",
    en="Only the derivatives are returned. The function returns two values: first total, then the dictionary.",
    ko="미분만 반환합니다. 이 함수는 total을 먼저, 딕셔너리를 그다음에, 두 값을 반환해야 합니다.",
)
def grads_only(price, count, tax):
    return {"dprice": count * tax, "dcount": price * tax, "dtax": price * count}


@mistake(
    "buy_apples",
    en="The derivatives stand in a tuple. They should be in a dictionary, each under its name, so that none can be "
    "taken for another.",
    ko="미분이 튜플에 들어 있습니다. 서로 헷갈리지 않도록 이름을 키로 하여 딕셔너리에 담아야 합니다.",
)
def grads_in_a_tuple(price, count, tax):
    return price * count * tax, (count * tax, price * tax, price * count)


# The names of the derivatives of `buy_fruit`, in the order of its inputs.
_FRUIT = ("dapple_price", "dapple_count", "dorange_price", "dorange_count", "dtax")


def named(*values):
    """The derivatives of `buy_fruit` under their names."""
    return dict(zip(_FRUIT, values, strict=True))


@mistake(
    "buy_fruit",
    en="The derivatives by prices and counts do not know of the tax: the way back starts at the sum. It starts at the "
    "end of the graph, at the tax layer, "
    "and each layer gets what the one behind it has passed back.",
    ko="가격과 개수의 미분에 세금이 빠져 있습니다. 역전파를 덧셈에서 시작했기 때문입니다. 그래프의 끝인 세금 계층에서 시작해, 뒤쪽 계층이 "
    "돌려준 값을 앞쪽 계층에 넘겨야 합니다.",
)
def way_back_starts_at_the_sum(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount * tax, named(apple_count, apple_price, orange_count, orange_price, amount)


@mistake(
    "buy_fruit",
    en="Only the oranges are taxed. First the two amounts are added, then the tax is multiplied to the sum.",
    ko="귤에만 세금을 매겼습니다. 두 금액을 먼저 더하고, 그 합에 세금을 곱해야 합니다.",
)
def oranges_taxed_only(apple_price, apple_count, orange_price, orange_count, tax):
    apples, oranges = apple_price * apple_count, orange_price * orange_count
    return apples + oranges * tax, named(apple_count, apple_price, orange_count * tax, orange_price * tax, oranges)


@mistake(
    "buy_fruit",
    en="The amounts for apples and oranges are multiplied by each other. What is paid for both is their sum: that "
    "node is an AddLayer.",
    ko="사과 금액과 귤 금액을 서로 곱했습니다. 함께 내는 돈은 두 금액의 합입니다. 그 노드는 AddLayer입니다.",
)
def amounts_multiplied(apple_price, apple_count, orange_price, orange_count, tax):
    apples, oranges = apple_price * apple_count, orange_price * orange_count
    for_apples, for_oranges = oranges * tax, apples * tax
    grads = (apple_count * for_apples, apple_price * for_apples, orange_count * for_oranges, orange_price * for_oranges)
    return apples * oranges * tax, named(*grads, apples * oranges)


@mistake(
    "buy_fruit",
    en="The sum is right, but its way back is that of a product: the apples get the amount of the oranges as a "
    "factor. A node that adds passes on "
    "what comes back, to both sides.",
    ko="합은 맞지만 덧셈 노드의 역전파를 곱셈처럼 했습니다. 사과 쪽에 귤 금액이 곱해져 있습니다. 덧셈 노드는 돌아온 값을 양쪽에 그대로 "
    "넘깁니다.",
)
def sum_differentiated_like_a_product(apple_price, apple_count, orange_price, orange_count, tax):
    apples, oranges = apple_price * apple_count, orange_price * orange_count
    for_apples, for_oranges = oranges * tax, apples * tax
    grads = (apple_count * for_apples, apple_price * for_apples, orange_count * for_oranges, orange_price * for_oranges)
    return (apples + oranges) * tax, named(*grads, apples + oranges)


@mistake(
    "buy_fruit",
    en="dtax counts the apples only. The tax is paid for the sum of both amounts.",
    ko="dtax에 사과 금액만 들어 있습니다. 세금은 두 금액의 합에 붙습니다.",
)
def dtax_of_the_apples(apple_price, apple_count, orange_price, orange_count, tax):
    apples, oranges = apple_price * apple_count, orange_price * orange_count
    grads = (apple_count * tax, apple_price * tax, orange_count * tax, orange_price * tax)
    return (apples + oranges) * tax, named(*grads, apples)


@mistake(
    "buy_fruit",
    en="Apples and oranges each get half of what comes back. A sum does not share out the derivative: both sides get "
    "all of it.",
    ko="돌아온 값을 사과와 귤에 절반씩 나누었습니다. 덧셈은 미분을 나누지 않습니다. 양쪽이 모두 그 값을 그대로 받습니다.",
)
def halves_for_both(apple_price, apple_count, orange_price, orange_count, tax):
    amount, half = apple_price * apple_count + orange_price * orange_count, tax / 2
    return amount * tax, named(apple_count * half, apple_price * half, orange_count * half, orange_price * half, amount)


@mistake(
    "buy_fruit",
    en="The derivatives of the apples and of the oranges are exchanged. Look at which layer's backward gives which of "
    "them.",
    ko="사과의 미분과 귤의 미분이 서로 바뀌었습니다. 어느 계층의 backward가 어느 미분을 주는지 살펴보세요.",
)
def fruits_exchanged(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount * tax, named(orange_count * tax, orange_price * tax, apple_count * tax, apple_price * tax, amount)


@mistake(
    "buy_fruit",
    en="The derivatives by price and by count are exchanged, for both fruits. backward returns them in the order in "
    "which forward got its inputs.",
    ko="두 과일 모두 가격의 미분과 개수의 미분이 서로 바뀌었습니다. backward는 forward가 입력을 받은 순서대로 미분을 반환합니다.",
)
def prices_and_counts_exchanged(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount * tax, named(apple_price * tax, apple_count * tax, orange_price * tax, orange_count * tax, amount)


@mistake(
    "buy_fruit",
    en="For the oranges the derivatives by price and by count are exchanged; for the apples they are right. Compare "
    "the order of the two lines.",
    ko="귤에서만 가격의 미분과 개수의 미분이 서로 바뀌었습니다. 사과에서는 맞습니다. 두 줄의 순서를 비교해 보세요.",
)
def orange_price_and_count_exchanged(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount * tax, named(apple_count * tax, apple_price * tax, orange_price * tax, orange_count * tax, amount)


@mistake(
    "buy_fruit",
    en="The derivatives of the apples are made of the oranges' numbers: one layer object is used for both, and it "
    "remembers its last inputs only. "
    "Each node of the graph needs an object of its own.",
    ko="사과의 미분이 귤의 숫자로 계산됩니다. 계층 객체 하나를 두 과일에 함께 사용해서 마지막 입력만 기억하기 때문입니다. 그래프의 노드마다 "
    "객체가 하나씩 필요합니다.",
)
def one_layer_for_both_fruits(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount * tax, named(orange_count * tax, orange_price * tax, orange_count * tax, orange_price * tax, amount)


@mistake(
    "buy_fruit",
    en="dtax contains the tax itself: it is the total. How much more is to be paid if the tax grows by 1?",
    ko="dtax에 세금이 그대로 곱해져 total과 같습니다. 세금이 1만큼 커지면 얼마를 더 내야 합니까?",
)
def dtax_of_fruit_is_the_total(apple_price, apple_count, orange_price, orange_count, tax):
    total = (apple_price * apple_count + orange_price * orange_count) * tax
    return total, named(apple_count * tax, apple_price * tax, orange_count * tax, orange_price * tax, total)


@mistake(
    "buy_fruit",
    en="All derivatives are too large by the total: the way back starts with the total. The derivative of the total "
    "by itself is another number.",
    ko="모든 미분이 total배만큼 큽니다. 역전파를 total로 시작했기 때문입니다. total을 total 자신으로 미분하면 얼마입니까?",
)
def fruit_backward_from_the_total(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    total = amount * tax
    slope = tax * total
    grads = (apple_count * slope, apple_price * slope, orange_count * slope, orange_price * slope)
    return total, named(*grads, amount * total)


@mistake(
    "buy_fruit",
    en="total holds no tax: it is the sum of the two amounts. The tax layer's output is the end of the graph.",
    ko="total에 세금이 없습니다. 두 금액의 합을 반환했습니다. 그래프의 끝은 세금 계층의 출력입니다.",
)
def fruit_total_without_tax(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount, named(apple_count * tax, apple_price * tax, orange_count * tax, orange_price * tax, amount)


@mistake(
    "buy_fruit",
    en="The tax is counted twice: on each amount, and again on their sum.",
    ko="세금을 두 번 계산했습니다. 금액마다 한 번, 그 합에 또 한 번 곱했습니다.",
)
def taxed_twice(apple_price, apple_count, orange_price, orange_count, tax):
    amount, square = apple_price * apple_count + orange_price * orange_count, tax**2
    grads = (apple_count * square, apple_price * square, orange_count * square, orange_price * square)
    return amount * square, named(*grads, 2 * tax * amount)
