"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .computational_graph import AddLayer, MulLayer


@alternative("MulLayer")
class KeepsAPair:
    def forward(self, x, y):
        self.cache = (x, y)
        return np.multiply(x, y)

    def backward(self, dout):
        x, y = self.cache
        return [np.multiply(dout, y), np.multiply(dout, x)]


@alternative("MulLayer")
class KeepsASwappedList:
    def __init__(self):
        self.factors = []

    def forward(self, x, y):
        self.factors = [y, x]
        return y * x

    def backward(self, dout):
        return tuple(factor * dout for factor in self.factors)


@alternative("MulLayer")
class KeepsAFunction:
    def __init__(self):
        self.back = None

    def forward(self, x, y):
        self.back = lambda dout: (np.array(dout * y), np.array(dout * x))
        return np.asarray(x * y)

    def backward(self, dout):
        return self.back(dout)


@alternative("AddLayer")
class AddsWithNumpy:
    def forward(self, x, y):
        return np.add(x, y)

    def backward(self, dout):
        return (dout,) * 2


@alternative("AddLayer")
class TimesOne:
    def __init__(self):
        self.slopes = (1, 1)

    def forward(self, x, y):
        return y + x

    def backward(self, dout):
        return [slope * dout for slope in self.slopes]


@alternative("AddLayer")
class CopiesOfDout:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return np.array(dout, dtype=float), np.array(dout, dtype=float)


@alternative("buy_apples")
def by_hand(price, count, tax):
    return price * count * tax, {"dtax": price * count, "dcount": price * tax, "dprice": count * tax}


@alternative("buy_apples")
def the_tax_on_each_apple(price, count, tax):
    with_tax, all_apples = MulLayer(), MulLayer()
    total = all_apples.forward(with_tax.forward(price, tax), count)
    d_each, dcount = all_apples.backward(1)
    dprice, dtax = with_tax.backward(d_each)
    return [np.float64(total), {"dprice": dprice, "dcount": dcount, "dtax": dtax, "dtotal": 1}]


@alternative("buy_apples")
def by_a_loop_over_layers(price, count, tax):
    layers, value = [], price
    for factor in (count, tax):
        layers.append(MulLayer())
        value = layers[-1].forward(value, factor)
    slope, slopes = 1.0, []
    for layer in reversed(layers):
        slope, other = layer.backward(slope)
        slopes.append(other)
    return np.array(value), {"dprice": slope, "dcount": slopes[1], "dtax": slopes[0]}


@alternative("buy_fruit")
def fruit_by_hand(apple_price, apple_count, orange_price, orange_count, tax):
    amount = apple_price * apple_count + orange_price * orange_count
    return amount * tax, {
        "dtax": amount,
        "dorange_count": tax * orange_price,
        "dorange_price": tax * orange_count,
        "dapple_count": tax * apple_price,
        "dapple_price": tax * apple_count,
    }


@alternative("buy_fruit")
def the_tax_on_each_kind(apple_price, apple_count, orange_price, orange_count, tax):
    layers = {name: (MulLayer(), MulLayer()) for name in ("apple", "orange")}
    bought = {"apple": (apple_price, apple_count), "orange": (orange_price, orange_count)}
    add, parts, grads = AddLayer(), [], {"dtax": 0.0}
    for name, (amount_layer, tax_layer) in layers.items():
        parts.append(tax_layer.forward(amount_layer.forward(*bought[name]), tax))
    total = add.forward(*parts)
    # The tax is used twice: the derivatives of both ways are added.
    for name, dout in zip(layers, add.backward(1.0), strict=True):
        amount_layer, tax_layer = layers[name]
        damount, dtax = tax_layer.backward(dout)
        grads["dtax"] += dtax
        grads[f"d{name}_price"], grads[f"d{name}_count"] = amount_layer.backward(damount)
    return total, grads


@alternative("buy_fruit")
def with_vectors(apple_price, apple_count, orange_price, orange_count, tax):
    prices, counts = np.array([apple_price, orange_price]), np.array([apple_count, orange_count])
    layer = MulLayer()
    amount = layer.forward(prices, counts).sum()
    dprices, dcounts = layer.backward(np.full(2, tax))
    grads = {"dapple_price": dprices[0], "dorange_price": dprices[1], "dapple_count": dcounts[0]}
    return amount * tax, {**grads, "dorange_count": dcounts[1], "dtax": amount}
