"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .numerical_gradient import numerical_gradient


@mistake(
    "numerical_diff",
    en="Your slopes are right to a few digits only: you take the difference between x and one side of it. For a curve that "
    "bends, the same distance on both sides of x is far more exact.",
    ko="기울기가 앞의 몇 자리만 맞습니다. x와 한쪽 점의 차이만 구했기 때문입니다. 휘어진 곡선에서는 x의 양쪽으로 같은 거리만큼 "
    "떨어진 두 점의 차이가 훨씬 정확합니다.",
)
def forward_difference(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / h


@mistake(
    "numerical_diff",
    en="Your slopes are 0: h is so small that x + h is rounded to x itself. A number in the computer has about 16 digits; choose "
    "h so that the change can be seen in them.",
    ko="기울기가 0으로 나옵니다. h가 너무 작아서 x + h가 x로 반올림됩니다. 컴퓨터의 실수는 약 16자리까지만 나타내므로, 그 안에서 "
    "변화가 보이도록 h를 고르세요.",
)
def step_lost_in_rounding(f, x):
    h = 1e-50
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake(
    "numerical_diff",
    en="Your slopes are exactly twice too large. The two points are not h apart: look at the distance from one to the other.",
    ko="기울기가 정확히 두 배입니다. 두 점 사이의 거리는 h가 아닙니다. 한 점에서 다른 점까지의 거리를 살펴보세요.",
)
def divided_by_h(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


@mistake(
    "numerical_diff",
    en="Your slopes are about half of the right ones: the difference is one over the distance h, but you divide by twice that.",
    ko="기울기가 절반쯤입니다. 두 점 사이의 거리는 h인데 그 두 배로 나누었습니다.",
)
def one_side_over_two(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / (2 * h)


@mistake(
    "numerical_diff",
    en="Your slopes are almost 0: the difference is multiplied by h instead of divided. Python works from left to right, so "
    "`/ 2 * h` divides by 2 only. Look at the parentheses.",
    ko="기울기가 거의 0입니다. 차이를 h로 나누지 않고 곱했기 때문입니다. 파이썬은 왼쪽부터 계산하므로 `/ 2 * h`는 2로만 나눕니다. "
    "괄호를 살펴보세요.",
)
def parentheses_forgotten(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


@mistake(
    "numerical_diff",
    en="Your results are huge: the two values of f are added. A slope needs their difference.",
    ko="결과가 엄청나게 큽니다. f의 두 값을 더했기 때문입니다. 기울기에는 두 값의 차이가 필요합니다.",
)
def values_added(f, x):
    h = 1e-4
    return (f(x + h) + f(x - h)) / (2 * h)


@mistake(
    "numerical_diff",
    en="All your slopes have the wrong sign. The value to the right of x comes first, minus the value to the left.",
    ko="모든 기울기의 부호가 반대입니다. x의 오른쪽 값에서 왼쪽 값을 빼야 합니다.",
)
def left_minus_right(f, x):
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)


@mistake(
    "numerical_diff",
    en="Your slopes are right for parabolas, but not for more strongly curved functions: h is too large. The error grows with the "
    "square of h.",
    ko="포물선에서는 기울기가 맞지만 더 복잡하게 휘어진 함수에서는 틀립니다. h가 너무 큽니다. 오차는 h의 제곱에 비례해서 커집니다.",
)
def step_too_large(f, x):
    h = 0.1
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake(
    "numerical_diff",
    en="You return how much f changes between two points close together, a tiny number. The slope is this change divided by the "
    "distance of the points.",
    ko="가까운 두 점 사이에서 f가 변한 양을 그대로 반환해서 아주 작은 수가 나옵니다. 기울기는 이 변화량을 두 점 사이의 거리로 나눈 "
    "것입니다.",
)
def change_not_divided(f, x):
    h = 1e-4
    return f(x + h) - f(x - h)


def differences(f, x, one):
    """A right loop over the elements of a copy of x, with something else done for each of them."""
    point = np.array(x, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        gradient[index] = one(f, point, index)
    return gradient


def moved(point, index, step):
    """A copy of a point with one element moved."""
    other = point.copy()
    other[index] += step
    return other


@mistake(
    "numerical_gradient",
    en="x is not as it was before, and the gradient is a little off where the elements depend on each other: after each element "
    "its old value has to be put back.",
    ko="x가 처음과 달라지고, 원소들이 서로 영향을 주는 함수에서는 기울기도 조금 틀립니다. 원소 하나를 다룬 다음에는 원래 값을 되돌려 "
    "놓아야 합니다.",
)
def not_restored(f, x):
    h = 1e-4
    x = x if x.dtype == float else x.astype(float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        gradient[index] = (above - f(x)) / (2 * h)
    return gradient


@mistake(
    "numerical_gradient",
    en="The gradient is right for floats, but for integers the steps are cut off: an array of integers cannot hold x + h. Make "
    "sure that you work on floats.",
    ko="실수에서는 맞지만 정수 배열에서는 h만큼 움직인 값이 잘려 나갑니다. 정수 배열에는 x + h를 담을 수 없습니다. 실수 배열에서 "
    "계산하세요.",
)
def integers_cut_off(f, x):
    h = 1e-4
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        value = x[index]
        x[index] = value + h
        above = f(x)
        x[index] = value - h
        below = f(x)
        x[index] = value
        gradient[index] = (above - below) / (2 * h)
    return gradient


@mistake(
    "numerical_gradient",
    en="Your gradient is right to a few digits only: you take the difference between x and one side of it. Go the same distance to "
    "both sides.",
    ko="기울기가 앞의 몇 자리만 맞습니다. x와 한쪽 점의 차이만 구했습니다. 양쪽으로 같은 거리만큼 움직이세요.",
)
def forward_gradient(f, x):
    h = 1e-4
    return differences(f, x, lambda f, point, i: (f(moved(point, i, h)) - f(point)) / h)


@mistake(
    "numerical_gradient",
    en="Your gradient is exactly twice too large. The two points are not h apart: look at the distance from one to the other.",
    ko="기울기가 정확히 두 배입니다. 두 점 사이의 거리는 h가 아닙니다. 한 점에서 다른 점까지의 거리를 살펴보세요.",
)
def gradient_divided_by_h(f, x):
    h = 1e-4
    return differences(f, x, lambda f, point, i: (f(moved(point, i, h)) - f(moved(point, i, -h))) / h)


@mistake(
    "numerical_gradient",
    en="Your gradient is almost 0: the difference is multiplied by h instead of divided. Look at the parentheses around the "
    "denominator.",
    ko="기울기가 거의 0입니다. 차이를 h로 나누지 않고 곱했습니다. 분모를 묶는 괄호를 살펴보세요.",
)
def gradient_times_h(f, x):
    h = 1e-4
    return differences(f, x, lambda f, point, i: (f(moved(point, i, h)) - f(moved(point, i, -h))) / 2 * h)


@mistake(
    "numerical_gradient",
    en="All entries have the wrong sign. The value of f where the element is larger comes first in the difference.",
    ko="모든 원소의 부호가 반대입니다. 원소가 커졌을 때의 f에서 작아졌을 때의 f를 빼야 합니다.",
)
def gradient_with_the_wrong_sign(f, x):
    h = 1e-4
    return differences(f, x, lambda f, point, i: (f(moved(point, i, -h)) - f(moved(point, i, h))) / (2 * h))


@mistake(
    "numerical_gradient",
    en="All entries of your gradient are the same: all elements of x have been moved together. Each partial derivative moves one "
    "element and leaves the others where they are.",
    ko="기울기의 모든 원소가 같습니다. x의 모든 원소를 함께 움직였기 때문입니다. 편미분에서는 원소 하나만 움직이고 나머지는 그대로 "
    "둡니다.",
)
def all_moved_together(f, x):
    h = 1e-4
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@mistake(
    "numerical_gradient",
    en="For arrays with one axis your gradient is right, but for a matrix whole rows are moved together. Your loop runs over the "
    "first axis only; every single element has to have its turn.",
    ko="축이 하나인 배열에서는 맞지만, 행렬에서는 한 행이 함께 움직입니다. 반복문이 첫째 축만 돌고 있습니다. 원소 하나하나를 모두 "
    "돌아야 합니다.",
)
def whole_rows_moved(f, x):
    h = 1e-4
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for i in range(x.shape[0]):
        kept = np.copy(x[i])
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@mistake(
    "numerical_gradient",
    en="The numbers are right, but they stand in a flat array. The gradient has the shape of x.",
    ko="숫자는 맞지만 축이 하나인 배열에 나란히 들어 있습니다. 기울기의 형상은 x와 같아야 합니다.",
)
def flat_gradient(f, x):
    return numerical_gradient(f, x).ravel()


@mistake(
    "numerical_gradient",
    en="You give f only the element that is moved. f is a function of the whole array: put the moved element into the array and call "
    "f with all of it.",
    ko="움직인 원소만 f에 넘겼습니다. f는 배열 전체의 함수이므로, 움직인 원소를 배열에 넣고 배열 전체로 f를 호출해야 합니다.",
)
def only_the_element_given(f, x):
    h = 1e-4
    return differences(
        f, x, lambda f, point, i: (f(np.array([point[i] + h])) - f(np.array([point[i] - h]))) / (2 * h)
    )


@mistake(
    "numerical_gradient",
    en="Your gradient is 0 or nearly random: h is so small that it is lost in rounding. A number in the computer has about 16 digits.",
    ko="기울기가 0이거나 거의 제멋대로입니다. h가 너무 작아서 반올림에 묻힙니다. 컴퓨터의 실수는 약 16자리입니다.",
)
def gradient_lost_in_rounding(f, x):
    h = 1e-16
    return differences(f, x, lambda f, point, i: (f(moved(point, i, h)) - f(moved(point, i, -h))) / (2 * h))


@mistake(
    "numerical_gradient",
    en="You return one number, the sum of all slopes. The gradient has one entry for each element of x.",
    ko="모든 기울기를 더한 숫자 하나를 반환합니다. 기울기에는 x의 원소마다 값이 하나씩 있어야 합니다.",
)
def slopes_summed(f, x):
    return np.sum(numerical_gradient(f, x))


@mistake(
    "gradient_descent",
    en="You climb: f grows from step to step. The gradient points uphill, so the step has to go against it.",
    ko="걸음마다 f가 커집니다. 기울기는 올라가는 쪽을 가리키므로 반대쪽으로 가야 합니다.",
)
def climbs(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
    return x


@mistake(
    "gradient_descent",
    en="The gradient is computed once, at the start, and used for every step. It has to be measured anew where you stand.",
    ko="기울기를 출발점에서 한 번만 구해 모든 걸음에 썼습니다. 걸음마다 지금 있는 곳에서 다시 구해야 합니다.",
)
def gradient_of_the_start(f, init_x, lr=0.01, step_num=100):
    return init_x - step_num * lr * numerical_gradient(f, init_x)


@mistake(
    "gradient_descent",
    en="You take one step too few. Look at the bounds of your loop.",
    ko="걸음이 하나 모자랍니다. 반복문의 범위를 살펴보세요.",
)
def one_step_too_few(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(1, step_num):
        x = x - lr * numerical_gradient(f, x)
    return x


@mistake(
    "gradient_descent",
    en="The learning rate that is given makes no difference: a fixed one stands in your function.",
    ko="주어진 학습률이 아무 영향을 주지 않습니다. 함수 안에 정해진 값이 들어 있습니다.",
)
def fixed_learning_rate(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x - 0.01 * numerical_gradient(f, x)
    return x


@mistake(
    "gradient_descent",
    en="You return the value of f at the end. What is wanted is the place: the x to which the steps have led.",
    ko="마지막에 구한 f의 값을 반환합니다. 구할 것은 걸음이 도착한 위치 x입니다.",
)
def value_instead_of_place(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return f(x)


@mistake(
    "gradient_descent",
    en="You take one step only: the result is returned inside the loop. Look at the indentation of the return.",
    ko="한 걸음만 움직입니다. 반복문 안에서 결과를 반환하기 때문입니다. return의 들여쓰기를 살펴보세요.",
)
def returns_in_the_loop(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        return x
    return x


@mistake(
    "gradient_descent",
    en="Every step starts from init_x again, so that only one step is left at the end. Each step starts where the last one has led.",
    ko="걸음마다 init_x에서 다시 출발해서 결국 한 걸음만 남습니다. 앞 걸음이 도착한 곳에서 출발해야 합니다.",
)
def always_from_the_start(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = init_x - lr * numerical_gradient(f, x)
    return x


@mistake(
    "gradient_ascent",
    en="You go down: f falls from step to step. To reach a maximum the steps go along the gradient.",
    ko="걸음마다 f가 작아집니다. 최댓값으로 가려면 기울기 방향으로 움직여야 합니다.",
)
def descends(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return x


@mistake(
    "gradient_ascent",
    en="The gradient is computed once, at the start, and used for every step. It has to be measured anew where you stand.",
    ko="기울기를 출발점에서 한 번만 구해 모든 걸음에 썼습니다. 걸음마다 지금 있는 곳에서 다시 구해야 합니다.",
)
def ascent_by_the_first_gradient(f, init_x, lr=0.01, step_num=100):
    return init_x + step_num * lr * numerical_gradient(f, init_x)


@mistake(
    "gradient_ascent",
    en="You return the value of f at the top. What is wanted is the place: the x to which the steps have led.",
    ko="꼭대기에서 구한 f의 값을 반환합니다. 구할 것은 걸음이 도착한 위치 x입니다.",
)
def height_instead_of_place(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
    return f(x)


@mistake(
    "gradient_ascent",
    en="The learning rate makes no difference to your steps: the whole gradient is added.",
    ko="학습률이 아무 영향을 주지 않습니다. 기울기를 통째로 더했습니다.",
)
def ascent_without_rate(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x + numerical_gradient(f, x)
    return x


@mistake(
    "relative_error",
    en="Your result is the absolute difference. Whether 0.1 is much depends on the size of the numbers: divide by it.",
    ko="절대 오차를 구했습니다. 0.1이 큰 차이인지는 수의 크기에 달려 있으므로 그 크기로 나누어야 합니다.",
)
def absolute_error(a, b):
    return np.max(np.abs(np.subtract(a, b)))


@mistake(
    "relative_error",
    en="Your error is too small where negative differences are largest: the difference is not made a distance before the largest is "
    "chosen.",
    ko="차이가 음수인 곳이 가장 클 때 오차가 너무 작게 나옵니다. 가장 큰 것을 고르기 전에 차이를 거리로 바꾸지 않았습니다.",
)
def sign_kept(a, b):
    return np.max(np.subtract(a, b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@mistake(
    "relative_error",
    en="Where numbers of different signs or two negative numbers meet, your denominator is too small or negative. Add the sizes of the two "
    "numbers, not the numbers themselves.",
    ko="부호가 다르거나 둘 다 음수이면 분모가 너무 작거나 음수가 됩니다. 두 수가 아니라 두 수의 크기를 더해야 합니다.",
)
def denominator_with_signs(a, b):
    return np.max(np.abs(np.subtract(a, b)) / np.maximum(1e-8, np.add(a, b)))


@mistake(
    "relative_error",
    en="Two zeros give nan: 0 is divided by 0. The denominator needs a smallest value, as the task says.",
    ko="두 수가 모두 0이면 nan이 나옵니다. 0을 0으로 나누었기 때문입니다. 할 일에 적힌 대로 분모가 일정한 값보다 작아지지 않게 하세요.",
)
def zero_by_zero(a, b):
    return np.max(np.abs(np.subtract(a, b)) / (np.abs(a) + np.abs(b)))


@mistake(
    "relative_error",
    en="You average the errors of all elements. One wrong element among many would hardly be seen; the largest error is asked for.",
    ko="모든 원소의 오차를 평균했습니다. 그러면 많은 원소 가운데 하나만 틀렸을 때 거의 드러나지 않습니다. 가장 큰 오차를 구해야 합니다.",
)
def mean_of_the_errors(a, b):
    return np.mean(np.abs(np.subtract(a, b)) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@mistake(
    "relative_error",
    en="You return an error for every element. A single number is asked for, the largest of them.",
    ko="원소마다 오차를 하나씩 반환합니다. 그 가운데 가장 큰 숫자 하나를 구해야 합니다.",
)
def error_of_every_element(a, b):
    return np.abs(np.subtract(a, b)) / np.maximum(1e-8, np.abs(a) + np.abs(b))


@mistake(
    "relative_error",
    en="You divide by the size of b alone. Then the result depends on the order of the two arrays. The task divides by the sum of both sizes.",
    ko="b의 크기로만 나누었습니다. 그러면 두 배열의 순서에 따라 결과가 달라집니다. 두 크기의 합으로 나누어야 합니다.",
)
def by_the_size_of_b(a, b):
    return np.max(np.abs(np.subtract(a, b)) / np.maximum(1e-8, np.abs(b)))


@mistake(
    "relative_error",
    en="The largest distance is divided by the largest size, and these can belong to different elements. Each element has an error of its "
    "own; the largest one is chosen last.",
    ko="가장 큰 거리를 가장 큰 크기로 나누었는데, 이 둘은 서로 다른 원소일 수 있습니다. 원소마다 오차를 먼저 구하고, 가장 큰 것은 마지막에 "
    "고릅니다.",
)
def largest_by_largest(a, b):
    return np.max(np.abs(np.subtract(a, b))) / np.max(np.maximum(1e-8, np.abs(a) + np.abs(b)))


@mistake(
    "relative_error",
    en="You compare the lengths of whole arrays (norms). That is another measure, in which small elements hardly count; here the "
    "error is formed for every element.",
    ko="배열 전체의 길이(노름)를 비교했습니다. 그것은 작은 원소가 거의 반영되지 않는 다른 척도입니다. 여기서는 원소마다 오차를 구합니다.",
)
def norms_instead(a, b):
    difference = np.linalg.norm(np.ravel(np.subtract(a, b)))
    return difference / max(1e-8, np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)))
