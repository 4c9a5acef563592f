"""Wrong versions that students really write, each with the sentence that helps."""

import math

import numpy as np

from grader.course import mistake

from .logistic_regression import sigmoid


@mistake(
    "sigmoid",
    en="Your curve is mirrored: it falls where it should rise. The exponent needs a minus sign, exp(-z).",
    ko="곡선이 좌우로 뒤집혔습니다. 올라가야 할 곳에서 내려갑니다. 지수에 음의 부호가 필요합니다: exp(-z).",
)
def exponent_without_minus(z):
    return 1 / (1 + np.exp(z))


@mistake(
    "sigmoid",
    en="This is tanh, which runs from -1 to 1 and is 0 at 0. The sigmoid runs from 0 to 1 and is 0.5 at 0.",
    ko="이것은 tanh 함수입니다. tanh는 -1에서 1까지이고 0에서 0입니다. 시그모이드는 0에서 1까지이고 0에서 0.5입니다.",
)
def tanh_instead(z):
    return np.tanh(z)


@mistake(
    "sigmoid",
    en="math.exp takes a single number. Use np.exp, which works on whole arrays.",
    ko="math.exp는 숫자 하나만 받습니다. 배열 전체에 쓸 수 있는 np.exp를 사용해 보세요.",
)
def math_exp(z):
    return 1 / (1 + math.exp(-z))


@mistake(
    "sigmoid_derivative",
    en="The sigmoid is applied twice. s is already sigmoid(x): the slope is s * (1 - s), without another sigmoid.",
    ko="시그모이드를 두 번 적용했습니다. s가 이미 sigmoid(x)이므로 기울기는 s * (1 - s)이고, 다시 시그모이드를 씌우지 않습니다.",
)
def sigmoid_twice(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)
