"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .tensors import DTYPES, Node, Session, broadcast_shapes


@mistake(
    "infer_shape",
    en="Your product of the known lengths contains the -1 itself, so the inferred length is negative. Leave it out before you "
    "divide.",
    ko="아는 길이를 곱할 때 -1까지 곱해서 구한 길이가 음수입니다. 나누기 전에 -1을 빼고 곱하세요.",
)
def unknown_in_the_product(size, shape):
    if shape.count(-1) > 1:
        raise ValueError
    known = int(np.prod(shape))
    if size % known or (-1 not in shape and known != size):
        raise ValueError
    return tuple(size // known if n == -1 else n for n in shape)


@mistake(
    "infer_shape",
    en="The known lengths are added up, but an array of shape (3, 4) has 12 elements, not 7. Lengths multiply.",
    ko="아는 길이를 더했습니다. 형상이 (3, 4)인 배열의 원소는 7개가 아니라 12개입니다. 길이는 곱해야 합니다.",
)
def lengths_added(size, shape):
    if shape.count(-1) > 1:
        raise ValueError
    known = sum(n for n in shape if n != -1)
    return tuple(size - known if n == -1 else n for n in shape)


@mistake(
    "infer_shape",
    en="Where the known lengths do not divide the number of elements you round the result down, and elements would be lost. This must "
    "be a ValueError.",
    ko="아는 길이로 나누어떨어지지 않을 때 몫을 내림해서 원소 일부가 사라지게 됩니다. 이때는 ValueError를 일으켜야 합니다.",
)
def rounded_down(size, shape):
    if shape.count(-1) > 1:
        raise ValueError
    known = int(np.prod([n for n in shape if n != -1]))
    if -1 not in shape and known != size:
        raise ValueError
    return tuple(size // known if n == -1 else n for n in shape)


@mistake(
    "infer_shape",
    en="A shape with two -1 gets an answer, but there are many that would fit. Nobody can know which is meant: raise a ValueError.",
    ko="-1이 둘인 형상에도 답을 냈습니다. 맞는 답이 여러 개라 어느 것인지 알 수 없으므로 ValueError를 일으켜야 합니다.",
)
def two_unknowns_accepted(size, shape):
    known = int(np.prod([n for n in shape if n != -1]))
    if size % known or (-1 not in shape and known != size):
        raise ValueError
    return tuple(size // known if n == -1 else n for n in shape)


@mistake(
    "infer_shape",
    en="A shape without a -1 is returned unchecked, even if it needs another number of elements. Compare its product with size.",
    ko="-1이 없는 형상은 원소 수가 맞지 않아도 그대로 반환했습니다. 길이의 곱을 size와 비교하세요.",
)
def complete_shapes_unchecked(size, shape):
    if -1 not in shape:
        return shape
    known = int(np.prod([n for n in shape if n != -1]))
    if shape.count(-1) > 1 or size % known:
        raise ValueError
    return tuple(size // known if n == -1 else n for n in shape)


@mistake(
    "infer_shape",
    en="Your inferred length is a float such as 4.0. Lengths of axes are integers, and numpy refuses anything else. Look at the "
    "kind of division.",
    ko="구한 길이가 4.0처럼 실수입니다. 축의 길이는 정수이고 numpy는 다른 것을 받지 않습니다. 어떤 나눗셈을 썼는지 살펴보세요.",
    named=False,  # its answers have the same values
)
def length_as_a_float(size, shape):
    known = int(np.prod([n for n in shape if n != -1]))
    if shape.count(-1) > 1 or size % known or (-1 not in shape and known != size):
        raise ValueError
    return tuple(size / known if n == -1 else n for n in shape)


@mistake(
    "infer_shape",
    en="You return only the inferred length. Asked for is the whole shape, with the other lengths in their places.",
    ko="구한 길이 하나만 반환했습니다. 다른 길이도 제자리에 있는 전체 형상을 반환해야 합니다.",
)
def only_the_missing_length(size, shape):
    known = int(np.prod([n for n in shape if n != -1]))
    if shape.count(-1) > 1 or size % known or (-1 not in shape and known != size):
        raise ValueError
    return (size // known,)


@mistake(
    "infer_shape",
    en="Only a -1 at the end is replaced. It may stand at any place of the shape.",
    ko="맨 끝에 있는 -1만 바꾸었습니다. -1은 형상의 어느 자리에든 올 수 있습니다.",
)
def only_at_the_end(size, shape):
    known = int(np.prod([n for n in shape if n != -1]))
    if shape.count(-1) > 1 or size % known or (-1 not in shape and known != size):
        raise ValueError
    return (*shape[:-1], size // known) if shape[-1] == -1 else shape


@mistake(
    "broadcast_shapes",
    en="Your shapes are aligned at their first axes. Broadcasting counts from the last one: a row of shape (3,) fits each row of "
    "(2, 3).",
    ko="두 형상을 첫 축에 맞추었습니다. 브로드캐스트는 마지막 축부터 맞춥니다. 형상이 (3,)인 행은 (2, 3)의 각 행과 맞습니다.",
)
def aligned_at_the_front(a, b):
    ndim = max(len(a), len(b))
    a, b = tuple(a) + (1,) * (ndim - len(a)), tuple(b) + (1,) * (ndim - len(b))
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b, strict=True)):
        raise ValueError
    return tuple(max(m, n) for m, n in zip(a, b, strict=True))


@mistake(
    "broadcast_shapes",
    en="Lengths that do not fit, such as 2 and 3, get the greater of both. Only a length of 1 can be stretched; everything else must "
    "be refused with a ValueError.",
    ko="2와 3처럼 맞지 않는 길이에서도 큰 쪽을 택했습니다. 늘일 수 있는 것은 길이가 1인 축뿐이고, 나머지는 ValueError로 거절해야 "
    "합니다.",
)
def greater_of_both(a, b):
    ndim = max(len(a), len(b))
    a, b = (1,) * (ndim - len(a)) + tuple(a), (1,) * (ndim - len(b)) + tuple(b)
    return tuple(max(m, n) for m, n in zip(a, b, strict=True))


@mistake(
    "broadcast_shapes",
    en="Axes that only the longer shape has are missing in your result: pairing stops at the shorter one. Fill up the shorter shape "
    "first.",
    ko="긴 형상에만 있는 축이 결과에서 빠졌습니다. 짝을 짓는 일이 짧은 쪽에서 끝났기 때문입니다. 짧은 형상을 먼저 채우세요.",
)
def longer_shape_cut(a, b):
    pairs = list(zip(a[::-1], b[::-1], strict=False))[::-1]
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError
    return tuple(max(m, n) for m, n in pairs)


@mistake(
    "broadcast_shapes",
    en="Your result is the wrong way round: you walk through the axes from the last to the first, and return them in that order.",
    ko="결과의 순서가 거꾸로입니다. 마지막 축부터 차례로 보고 그 순서대로 반환했습니다.",
)
def left_reversed(a, b):
    result = []
    for i in range(1, max(len(a), len(b)) + 1):
        m, n = a[-i] if i <= len(a) else 1, b[-i] if i <= len(b) else 1
        if m != n and 1 not in (m, n):
            raise ValueError
        result.append(max(m, n))
    return tuple(result)


@mistake(
    "broadcast_shapes",
    en="Only the second shape may be stretched in your code: a length of 1 in the first one counts as an error. The rule is the same "
    "for both.",
    ko="둘째 형상만 늘일 수 있게 되어 있어, 첫째 형상의 길이 1을 오류로 봅니다. 규칙은 양쪽에 똑같이 적용됩니다.",
)
def only_the_second_is_stretched(a, b):
    ndim = max(len(a), len(b))
    a, b = (1,) * (ndim - len(a)) + tuple(a), (1,) * (ndim - len(b)) + tuple(b)
    if any(n not in (m, 1) for m, n in zip(a, b, strict=True)):
        raise ValueError
    return a


@mistake(
    "broadcast_shapes",
    en="Where one length is 1 your result has 1 too: you take the smaller one. The axis of length 1 is stretched to the other.",
    ko="한쪽 길이가 1이면 결과도 1이 됩니다. 작은 쪽을 택했기 때문입니다. 길이가 1인 축이 다른 쪽에 맞추어 늘어납니다.",
)
def smaller_of_both(a, b):
    ndim = max(len(a), len(b))
    a, b = (1,) * (ndim - len(a)) + tuple(a), (1,) * (ndim - len(b)) + tuple(b)
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b, strict=True)):
        raise ValueError
    return tuple(min(m, n) for m, n in zip(a, b, strict=True))


@mistake(
    "broadcast_shapes",
    en="Shapes of different lengths are refused, but an axis that is missing counts as 1: a number can be added to any array.",
    ko="축의 수가 다르면 거절하고 있습니다. 없는 축은 길이 1로 보므로, 숫자 하나는 어떤 배열에든 더할 수 있습니다.",
)
def same_number_of_axes_only(a, b):
    if len(a) != len(b):
        raise ValueError
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b, strict=True)):
        raise ValueError
    return tuple(max(m, n) for m, n in zip(a, b, strict=True))


@mistake(
    "broadcast_add",
    en="np.resize fills the new shape with the elements one after the other, so a column does not become equal columns. Stretching "
    "repeats along one axis only.",
    ko="np.resize는 원소를 차례로 되풀이해 채우므로, 열 하나가 똑같은 여러 열로 늘어나지 않습니다. 브로드캐스트는 한 축을 따라서만 "
    "되풀이합니다.",
)
def resized(a, b):
    shape = broadcast_shapes(a.shape, b.shape)
    return np.resize(a, shape) + np.resize(b, shape)


@mistake(
    "broadcast_add",
    en="Your result holds integers: what stands behind the point is lost. The array that you write into was made with the dtype of one "
    "summand.",
    ko="결과에 정수만 남아 소수점 아래가 사라졌습니다. 결과를 담는 배열을 한쪽의 자료형으로 만들었기 때문입니다.",
)
def dtype_of_the_first(a, b):
    out = np.zeros(broadcast_shapes(a.shape, b.shape), dtype=a.dtype)
    out[...] = a + b
    return out


@mistake(
    "broadcast_add",
    en="The sum is written into the first array, so the caller's numbers change, and it fails where the result is larger. Make a new "
    "array.",
    ko="합을 첫째 배열에 써서 호출한 쪽의 값이 바뀌고, 결과가 더 크면 오류가 납니다. 새 배열을 만드세요.",
)
def added_in_place(a, b):
    a += b
    return a


@mistake(
    "broadcast_add",
    en="Only arrays of the same shape are added; all others are refused. Stretch axes of length 1 first.",
    ko="형상이 같은 배열만 더하고 나머지는 거절합니다. 먼저 길이가 1인 축을 늘이세요.",
)
def same_shapes_only(a, b):
    if a.shape != b.shape:
        raise ValueError("different shapes")
    return a + b


@mistake(
    "broadcast_add",
    en="Every element of one array meets every element of the other, so your result has far too many axes. Elements at the same place "
    "belong together.",
    ko="한 배열의 모든 원소를 다른 배열의 모든 원소와 짝지어 축이 너무 많아졌습니다. 같은 자리의 원소끼리 더해야 합니다.",
)
def everything_with_everything(a, b):
    return np.add.outer(a, b)


@mistake(
    "broadcast_add",
    en="Your values are products: the stretched arrays are multiplied.",
    ko="값이 곱입니다. 늘인 배열을 더하지 않고 곱했습니다.",
)
def multiplied(a, b):
    return a * b


@mistake(
    "cast",
    en="Your integers are rounded to the nearest one. Casting cuts off what is behind the point: 2.9 becomes 2.",
    ko="정수로 바꿀 때 반올림했습니다. 자료형을 바꾸면 소수점 아래를 잘라 버립니다. 2.9는 2가 됩니다.",
)
def rounded(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    return np.round(x).astype(dtype) if dtype.startswith("int") else x.astype(dtype)


@mistake(
    "cast",
    en="Your negative numbers are one too low: they are rounded down, and -1.7 becomes -2. Cutting goes towards 0.",
    ko="음수가 1만큼 작습니다. 내림을 해서 -1.7이 -2가 됩니다. 소수점 아래를 자르면 0 쪽으로 갑니다.",
)
def rounded_downwards(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    return np.floor(x).astype(dtype) if dtype.startswith("int") else x.astype(dtype)


@mistake(
    "cast",
    en="Negative numbers become False in your result. Everything but 0 is true, on either side of it.",
    ko="음수가 False가 됩니다. 0이 아닌 수는 양수든 음수든 모두 참입니다.",
)
def only_positive_is_true(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    return x.astype(float) > 0 if dtype == "bool" else x.astype(dtype)


@mistake(
    "cast",
    en="Numbers between -1 and 1 become False: they go through an integer first, which makes them 0.",
    ko="-1과 1 사이의 수가 False가 됩니다. 먼저 정수로 바꾸어 0이 되었기 때문입니다.",
)
def bool_by_way_of_int(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    return x.astype(int).astype(bool) if dtype == "bool" else x.astype(dtype)


@mistake(
    "cast",
    en="Your numbers have become quite different ones: view reads the same bytes as if they had another dtype. Casting translates the "
    "values.",
    ko="전혀 다른 수가 되었습니다. view는 같은 바이트를 다른 자료형으로 읽을 뿐입니다. 자료형 변환은 값을 옮겨야 합니다.",
)
def bytes_reread(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    return np.atleast_1d(x).view(dtype)


@mistake(
    "cast",
    en="The dtype does not change: astype returns a new array, and yours is not used. Look at what you return.",
    ko="자료형이 바뀌지 않습니다. astype은 새 배열을 돌려주는데 그 배열을 쓰지 않았습니다. 무엇을 반환하는지 살펴보세요.",
)
def result_thrown_away(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    x.astype(dtype)
    return x


@mistake(
    "cast",
    en="An unknown name of a dtype is not refused with a ValueError. numpy knows more names than DTYPES, and raises a TypeError for the "
    "others: check the name yourself.",
    ko="모르는 자료형 이름을 ValueError로 거절하지 않습니다. numpy는 DTYPES보다 많은 이름을 알고, 모르는 이름에는 TypeError를 "
    "일으킵니다. 이름을 직접 확인하세요.",
)
def name_unchecked(x, dtype):
    return x.astype(dtype)


@mistake(
    "cast",
    en="Every float becomes a float64 and every integer an int64: the number of bits in the name is ignored.",
    ko="실수는 모두 float64, 정수는 모두 int64가 됩니다. 이름에 있는 비트 수가 무시되었습니다.",
    named=False,  # its answers have the same values
)
def bits_ignored(x, dtype):
    if dtype not in DTYPES:
        raise ValueError
    return x.astype({"b": bool, "i": int, "f": float}[dtype[0]])


@mistake(
    "random_uniform",
    en="Your numbers do not depend on rng: they come from numpy's global generator. The same seed must give the same numbers; take "
    "them from the generator you were given.",
    ko="수가 rng와 상관이 없습니다. numpy의 전역 생성기에서 뽑았기 때문입니다. 시드가 같으면 수도 같아야 하므로 인수로 받은 생성기에서 "
    "뽑으세요.",
    named=False,  # its answers depend on chance
)
def uniform_from_the_global_generator(shape, low, high, rng):
    if low > high:
        raise ValueError
    return np.random.uniform(low, high, shape)


@mistake(
    "random_uniform",
    en="Every call gives the same numbers: you make a generator of your own with a fixed seed. Use the one you were given; it moves on "
    "by itself.",
    ko="호출할 때마다 같은 수가 나옵니다. 고정된 시드로 생성기를 직접 만들었기 때문입니다. 인수로 받은 생성기는 스스로 다음 수로 "
    "넘어갑니다.",
)
def uniform_from_a_fixed_seed(shape, low, high, rng):
    if low > high:
        raise ValueError
    return np.random.default_rng(0).uniform(low, high, shape)


@mistake(
    "random_uniform",
    en="Your numbers reach from low to low + high. The width of the range is the difference of the bounds.",
    ko="수가 low부터 low + high까지 퍼져 있습니다. 구간의 너비는 두 경계의 차이입니다.",
)
def high_taken_for_the_width(shape, low, high, rng):
    if low > high:
        raise ValueError
    return low + high * rng.random(shape)


@mistake(
    "random_uniform",
    en="Your numbers have the right spread but begin at 0: low has been forgotten.",
    ko="퍼진 너비는 맞지만 0에서 시작합니다. low를 더하지 않았습니다.",
)
def begins_at_zero(shape, low, high, rng):
    if low > high:
        raise ValueError
    return (high - low) * rng.random(shape)


@mistake(
    "random_uniform",
    en="Your numbers lie between 0 and 1 whatever the bounds are. The generator's numbers still need to be stretched and moved.",
    ko="경계와 상관없이 0과 1 사이의 수가 나옵니다. 생성기가 준 수를 늘이고 옮겨야 합니다.",
)
def bounds_ignored(shape, low, high, rng):
    if low > high:
        raise ValueError
    return rng.random(shape)


@mistake(
    "random_uniform",
    en="A single number fills the whole array: it has been drawn once. Give the shape to the generator.",
    ko="수 하나가 배열 전체를 채웠습니다. 한 번만 뽑았기 때문입니다. 생성기에 형상을 넘기세요.",
)
def one_number_for_all(shape, low, high, rng):
    if low > high:
        raise ValueError
    return np.full(shape, low + (high - low) * rng.random())


@mistake(
    "random_uniform",
    en="Your numbers gather in the middle of the range: they are drawn from a normal distribution. Uniform means that no part of the "
    "range is preferred.",
    ko="수가 구간의 가운데에 몰려 있습니다. 정규 분포에서 뽑았기 때문입니다. 균등하다는 것은 어느 부분도 더 자주 나오지 않는다는 "
    "뜻입니다.",
)
def clipped_normal(shape, low, high, rng):
    if low > high:
        raise ValueError
    return np.clip(rng.normal((low + high) / 2, (high - low) / 6, shape), low, high)


@mistake(
    "random_uniform",
    en="Exchanged bounds are accepted, and the range is turned round silently. low greater than high must raise a ValueError.",
    ko="두 경계가 뒤바뀌어도 조용히 받아들입니다. low가 high보다 크면 ValueError를 일으켜야 합니다.",
)
def exchanged_bounds_accepted(shape, low, high, rng):
    return low + (high - low) * rng.random(shape)


@mistake(
    "random_normal",
    en="Your spread is wrong: std has been squared, as if the generator wanted the variance. The width of a normal distribution is its "
    "standard deviation.",
    ko="퍼진 정도가 다릅니다. 분산을 써야 한다고 생각해 std를 제곱했습니다. 정규 분포의 너비는 표준편차입니다.",
)
def squared_deviation(shape, mean, std, rng):
    if std < 0:
        raise ValueError
    return mean + std**2 * rng.standard_normal(shape)


@mistake(
    "random_normal",
    en="Your spread is the square root of what it should be: std has been taken for a variance.",
    ko="퍼진 정도가 제곱근만큼입니다. std를 분산으로 여겼습니다.",
)
def root_of_the_deviation(shape, mean, std, rng):
    if std < 0:
        raise ValueError
    return mean + np.sqrt(std) * rng.standard_normal(shape)


@mistake(
    "random_normal",
    en="Mean and standard deviation are exchanged: your numbers gather around std.",
    ko="평균과 표준편차가 뒤바뀌었습니다. 수가 std 둘레에 모여 있습니다.",
)
def mean_and_deviation_exchanged(shape, mean, std, rng):
    if std < 0:
        raise ValueError
    return std + mean * rng.standard_normal(shape)


@mistake(
    "random_normal",
    en="Your numbers lie evenly between two bounds. A normal distribution is densest at its mean and has no bounds.",
    ko="수가 두 경계 사이에 고르게 퍼져 있습니다. 정규 분포는 평균에서 가장 촘촘하고 경계가 없습니다.",
)
def uniform_in_its_place(shape, mean, std, rng):
    if std < 0:
        raise ValueError
    return mean + std * np.sqrt(3) * (2 * rng.random(shape) - 1)


@mistake(
    "random_normal",
    en="Your numbers gather around mean times std: the mean is added before the numbers are stretched.",
    ko="수가 mean과 std의 곱 둘레에 모여 있습니다. 늘이기 전에 평균을 더했기 때문입니다.",
)
def moved_before_stretched(shape, mean, std, rng):
    if std < 0:
        raise ValueError
    return (mean + rng.standard_normal(shape)) * std


@mistake(
    "random_normal",
    en="Your numbers do not depend on rng: np.random.randn has a generator of its own. Take them from the one you were given.",
    ko="수가 rng와 상관이 없습니다. np.random.randn은 다른 생성기를 씁니다. 인수로 받은 생성기에서 뽑으세요.",
    named=False,  # its answers depend on chance
)
def normal_from_the_global_generator(shape, mean, std, rng):
    if std < 0:
        raise ValueError
    return mean + std * np.random.randn(*shape)


@mistake(
    "random_normal",
    en="A negative standard deviation is accepted. There is no such thing: raise a ValueError.",
    ko="음수인 표준편차를 받아들입니다. 그런 값은 있을 수 없으므로 ValueError를 일으켜야 합니다.",
)
def negative_deviation_accepted(shape, mean, std, rng):
    return mean + std * rng.standard_normal(shape)


@mistake(
    "shuffle",
    en="The caller's array itself has been shuffled. The result should be a new array, and x stay in its order.",
    ko="호출한 쪽의 배열 자체가 뒤섞였습니다. 결과는 새 배열이어야 하고 x의 순서는 그대로여야 합니다.",
)
def in_place(x, rng):
    rng.shuffle(x)
    return x


@mistake(
    "shuffle",
    en="Your result is None: the generator's shuffle works in place and returns nothing. Look at what your function hands back.",
    ko="결과가 None입니다. 생성기의 shuffle은 배열 안에서 섞기만 하고 아무것도 돌려주지 않습니다. 무엇을 반환하는지 살펴보세요.",
)
def nothing_returned(x, rng):
    return rng.shuffle(x.copy())


@mistake(
    "shuffle",
    en="Your rows have been torn apart: each column is shuffled for itself. All numbers of a row belong to one sample and must move "
    "together.",
    ko="행이 흩어졌습니다. 열마다 따로 섞었기 때문입니다. 한 행의 수는 샘플 하나에 속하므로 함께 움직여야 합니다.",
)
def columns_apart(x, rng):
    return rng.permuted(x, axis=0)


@mistake(
    "shuffle",
    en="All numbers of the array are mixed, across rows and columns. Only the order of the rows may change.",
    ko="배열의 모든 수가 행과 열을 가리지 않고 섞였습니다. 행의 순서만 바뀌어야 합니다.",
)
def all_numbers_mixed(x, rng):
    return rng.permutation(x.ravel()).reshape(x.shape)


@mistake(
    "shuffle",
    en="Some rows occur twice and others not at all: their numbers are drawn again each time. In a permutation every row number "
    "occurs exactly once.",
    ko="어떤 행은 두 번 나오고 어떤 행은 빠졌습니다. 행 번호를 매번 새로 뽑았기 때문입니다. 순열에서는 행 번호가 정확히 한 번씩 "
    "나옵니다.",
)
def drawn_with_replacement(x, rng):
    return x[rng.integers(len(x), size=len(x))]


@mistake(
    "shuffle",
    en="The rows are only moved on in a circle: each still follows the one it followed before. A random order has no memory.",
    ko="행이 원을 그리며 밀렸을 뿐, 여전히 앞의 행을 따라갑니다. 무작위 순서에는 이전 순서가 남지 않아야 합니다.",
)
def moved_in_a_circle(x, rng):
    return np.roll(x, int(rng.integers(len(x))), axis=0)


@mistake(
    "shuffle",
    en="Your order does not depend on rng: it comes from numpy's global generator. With the same seed the order must be the same.",
    ko="순서가 rng와 상관이 없습니다. numpy의 전역 생성기를 썼기 때문입니다. 시드가 같으면 순서도 같아야 합니다.",
    named=False,  # its answers depend on chance
)
def order_from_the_global_generator(x, rng):
    return x[np.random.permutation(len(x))]


@mistake(
    "shuffle",
    en="Every call gives the same order: a fixed seed has been set inside the function. Use the generator you were given.",
    ko="호출할 때마다 순서가 같습니다. 함수 안에서 시드를 고정했기 때문입니다. 인수로 받은 생성기를 쓰세요.",
)
def order_from_a_fixed_seed(x, rng):
    return x[np.random.default_rng(1).permutation(len(x))]


@mistake(
    "shuffle",
    en="The columns change places and the rows stay. The first axis is the one to be shuffled.",
    ko="행은 그대로이고 열의 자리가 바뀌었습니다. 섞어야 하는 것은 첫 축입니다.",
)
def last_axis_shuffled(x, rng):
    return x[..., rng.permutation(x.shape[-1])]


@mistake(
    "cond",
    en="Both functions are called, and one result is thrown away. The other branch may be slow, or impossible to compute: choose first, "
    "then call.",
    ko="두 함수를 모두 호출하고 한쪽 결과를 버립니다. 다른 쪽은 오래 걸리거나 계산할 수 없을 수도 있습니다. 먼저 고른 다음에 "
    "호출하세요.",
)
def both_called(pred, true_fn, false_fn):
    if_true, if_false = true_fn(), false_fn()
    return if_true if pred else if_false


@mistake(
    "cond",
    en="You return the function itself and not what it returns. A function is called by the parentheses behind its name.",
    ko="함수를 호출한 결과가 아니라 함수 자체를 반환했습니다. 이름 뒤에 괄호를 붙여야 호출됩니다.",
)
def function_not_called(pred, true_fn, false_fn):
    return true_fn if pred else false_fn


@mistake(
    "cond",
    en="The branches are exchanged: true_fn is called where the condition does not hold.",
    ko="두 갈래가 뒤바뀌었습니다. 조건이 맞지 않을 때 true_fn을 호출합니다.",
)
def branches_exchanged(pred, true_fn, false_fn):
    return false_fn() if pred else true_fn()


@mistake(
    "cond",
    en="The old trick with and and or fails where true_fn gives 0: this counts as false, and the other function is called too. Write "
    "an if.",
    ko="and와 or로 쓰는 방법은 true_fn의 결과가 0일 때 틀립니다. 0이 거짓으로 여겨져 다른 함수까지 호출됩니다. if를 쓰세요.",
)
def and_or(pred, true_fn, false_fn):
    return (pred and true_fn()) or false_fn()


@mistake(
    "cond",
    en="Only the object True itself counts as true in your code. Numbers and numpy's truth values are conditions too.",
    ko="True라는 객체 자체만 참으로 봅니다. 숫자나 numpy의 참값도 조건이 될 수 있습니다.",
)
def only_true_itself(pred, true_fn, false_fn):
    return true_fn() if pred is True else false_fn()


@mistake(
    "cond",
    en="The chosen function is called twice, once to look at its result and once to return it. It may be expensive, or give "
    "something else the second time. Keep the result.",
    ko="선택된 함수를 두 번 호출합니다. 한 번은 결과를 보려고, 한 번은 반환하려고 호출합니다. 계산이 비싸거나 두 번째에 다른 값이 나올 수 "
    "있으니 결과를 변수에 담으세요.",
)
def called_twice(pred, true_fn, false_fn):
    chosen = true_fn if pred else false_fn
    return chosen() if chosen() is not None else None


@mistake(
    "cond",
    en="A negative number counts as false in your code. Everything but 0 is true.",
    ko="음수를 거짓으로 봅니다. 0이 아닌 수는 모두 참입니다.",
)
def positive_is_true(pred, true_fn, false_fn):
    return true_fn() if pred > 0 else false_fn()


@mistake(
    "constant",
    en="You return the value and not a Node. The graph needs an object that says what it stands for.",
    ko="Node가 아니라 값을 그대로 반환했습니다. 그래프에는 무엇을 나타내는지 알려 주는 객체가 필요합니다.",
)
def bare_value(value):
    return np.array(value)


@mistake(
    "constant",
    en="Your constant changes when the array it was made of is changed later: both are the same array. A constant needs a copy.",
    ko="상수를 만든 배열이 나중에 바뀌면 상수도 바뀝니다. 둘이 같은 배열이기 때문입니다. 상수에는 복사본이 필요합니다.",
)
def array_shared(value):
    return Node("constant", value=np.asarray(value))


@mistake(
    "constant",
    en="The value of your node is not there: it stands in another attribute. Look at the order of Node's parameters, or name the "
    "one you mean.",
    ko="노드의 value에 값이 없습니다. 다른 속성에 들어갔습니다. Node의 매개변수 순서를 살펴보거나 이름을 붙여 넘기세요.",
)
def value_in_the_wrong_place(value):
    return Node("constant", np.array(value))


@mistake(
    "constant",
    en="Your node says that it is a placeholder. The name of the operation decides how the node is computed.",
    ko="노드의 연산이 placeholder로 되어 있습니다. 연산 이름에 따라 노드를 계산하는 방법이 달라집니다.",
)
def calls_itself_placeholder(value):
    return Node("placeholder", value=np.array(value))


@mistake(
    "constant",
    en="Your value has lost what is behind the point: it is stored as integers.",
    ko="값의 소수점 아래가 사라졌습니다. 정수로 저장했기 때문입니다.",
)
def stored_as_integers(value):
    return Node("constant", value=np.array(value, dtype=int))


@mistake(
    "placeholder",
    en="Your placeholder does not know its name, so nobody can find its value later.",
    ko="플레이스홀더에 이름이 없어서 나중에 값을 찾을 수 없습니다.",
)
def nameless(name):
    if not name:
        raise ValueError
    return Node("placeholder")


@mistake(
    "placeholder",
    en="The name is stored as the value. A placeholder has no value yet; there is an attribute of its own for the name.",
    ko="이름을 value에 저장했습니다. 플레이스홀더에는 아직 값이 없고, 이름을 담는 속성은 따로 있습니다.",
)
def name_as_value(name):
    if not name:
        raise ValueError
    return Node("placeholder", value=name)


@mistake(
    "placeholder",
    en="The name itself is returned. The graph needs a Node that carries it.",
    ko="이름만 반환했습니다. 그래프에는 그 이름을 가진 Node가 필요합니다.",
)
def bare_name(name):
    if not name:
        raise ValueError
    return name


@mistake(
    "placeholder",
    en="Your node says that it is a constant. Its value would be looked for in the node, not in what is fed.",
    ko="노드의 연산이 constant로 되어 있습니다. 그러면 값을 넣어 준 것이 아니라 노드 안에서 찾게 됩니다.",
)
def calls_itself_constant(name):
    if not name:
        raise ValueError
    return Node("constant", name=name)


@mistake(
    "placeholder",
    en="An empty name is accepted. Nothing could be fed under it: raise a ValueError.",
    ko="빈 이름을 받아들입니다. 빈 이름으로는 값을 넣을 수 없으므로 ValueError를 일으켜야 합니다.",
    named=False,  # one input shows it
)
def empty_name_accepted(name):
    return Node("placeholder", name=name)


@mistake(
    "add",
    en="The sum is computed at once, but placeholders have no value yet. The node only notes what is to be added.",
    ko="합을 바로 계산했습니다. 플레이스홀더에는 아직 값이 없습니다. 노드는 무엇을 더할지만 적어 둡니다.",
)
def sum_computed_at_once(a, b):
    return Node("constant", value=a.value + b.value)


@mistake(
    "add",
    en="Your node knows only its first summand.",
    ko="노드가 첫째 항만 알고 있습니다.",
)
def second_summand_forgotten(a, b):
    return Node("add", a)


@mistake(
    "add",
    en="The first node stands on both sides: its double would be computed.",
    ko="양쪽에 모두 첫째 노드가 있습니다. 이렇게 하면 첫째 값의 두 배가 계산됩니다.",
)
def first_summand_twice(a, b):
    return Node("add", a, a)


@mistake(
    "add",
    en="Your node says matmul. When the graph runs, a product will be computed.",
    ko="노드의 연산이 matmul로 되어 있습니다. 그래프를 실행하면 곱이 계산됩니다.",
)
def add_that_says_matmul(a, b):
    return Node("matmul", a, b)


@mistake(
    "matmul",
    en="Your factors are exchanged. For matrices that makes another product, or none at all.",
    ko="두 인수의 자리가 바뀌었습니다. 행렬에서는 다른 곱이 되거나 아예 곱할 수 없게 됩니다.",
)
def factors_exchanged(a, b):
    return Node("matmul", b, a)


@mistake(
    "matmul",
    en="Your node says add, probably from copying. When the graph runs, a sum will be computed.",
    ko="노드의 연산이 add로 되어 있습니다. 복사한 뒤 고치지 않은 것 같습니다. 그래프를 실행하면 합이 계산됩니다.",
)
def matmul_that_says_add(a, b):
    return Node("add", a, b)


@mistake(
    "matmul",
    en="The product is computed at once, but placeholders have no value yet. The node only notes what is to be multiplied.",
    ko="곱을 바로 계산했습니다. 플레이스홀더에는 아직 값이 없습니다. 노드는 무엇을 곱할지만 적어 둡니다.",
)
def product_computed_at_once(a, b):
    return Node("constant", value=np.dot(a.value, b.value))


@mistake(
    "matmul",
    en="Your node holds the values of the two nodes, not the nodes. A placeholder would be lost in it.",
    ko="노드가 아니라 두 노드의 값을 담았습니다. 플레이스홀더라면 사라져 버립니다.",
)
def values_for_nodes(a, b):
    return Node("matmul", a.value, b.value)


@mistake(
    "Session",
    en="Products come out wrong: elements are multiplied with elements at the same place. matmul stands for the matrix product.",
    ko="곱이 틀립니다. 같은 자리의 원소끼리 곱했습니다. matmul은 행렬 곱입니다.",
)
class ElementwiseProduct(Session):
    def run(self, node, feed_dict=None):
        if node.operation != "matmul":
            return super().run(node, feed_dict)
        return self.run(node.left, feed_dict) * self.run(node.right, feed_dict)


@mistake(
    "Session",
    en="Only the two nodes right below are looked at, and their values taken as they are. What these depend on must be computed first, "
    "in the same way: the method can call itself.",
    ko="바로 아래의 두 노드만 보고 그 값을 그대로 썼습니다. 그 노드들이 의존하는 것도 같은 방법으로 먼저 계산해야 합니다. 메서드는 자기 "
    "자신을 호출할 수 있습니다.",
)
class OneLevelOnly(Session):
    def run(self, node, feed_dict=None):
        feeds = feed_dict or {}
        if node.operation in ("constant", "placeholder"):
            return super().run(node, feeds)
        left, right = (feeds[part.name] if part.name is not None else part.value for part in (node.left, node.right))
        return np.add(left, right) if node.operation == "add" else np.matmul(left, right)


@mistake(
    "Session",
    en="A placeholder that was not fed stops your code with a KeyError, or counts as something. The caller should read in a ValueError "
    "which name is missing.",
    ko="값을 넣지 않은 플레이스홀더에서 KeyError가 납니다. 어느 이름이 빠졌는지 알려 주는 ValueError를 일으켜야 합니다.",
)
class MissingFeedIsAKeyError(Session):
    def run(self, node, feed_dict=None):
        if node.operation == "placeholder":
            return np.array((feed_dict or {})[node.name])
        return super().run(node, feed_dict)


@mistake(
    "Session",
    en="A placeholder that was not fed counts as 0. A forgotten value would never be noticed: raise a ValueError.",
    ko="값을 넣지 않은 플레이스홀더를 0으로 봅니다. 그러면 빠뜨린 값을 알아차릴 수 없으니 ValueError를 일으키세요.",
)
class MissingFeedIsZero(Session):
    def run(self, node, feed_dict=None):
        if node.operation == "placeholder":
            return np.array((feed_dict or {}).get(node.name, 0.0))
        return super().run(node, feed_dict)


@mistake(
    "Session",
    en="The second run gives the result of the first: values are remembered in the nodes or in the session. With other fed values "
    "they must be computed anew.",
    ko="두 번째로 실행해도 첫 번째 결과가 나옵니다. 값을 노드나 세션에 기억해 두었기 때문입니다. 다른 값을 넣으면 새로 계산해야 합니다.",
)
class RemembersResults(Session):
    def run(self, node, feed_dict=None):
        if getattr(node, "result", None) is None:
            node.result = super().run(node, feed_dict)
        return node.result


@mistake(
    "Session",
    en="Values that were fed in an earlier run are still there in the next one: your session keeps them. A run must know only what it "
    "is given.",
    ko="앞서 실행할 때 넣은 값이 다음 실행에도 남아 있습니다. 세션이 값을 간직하기 때문입니다. 한 번의 실행은 그때 받은 값만 알아야 합니다.",
)
class RemembersFeeds(Session):
    def run(self, node, feed_dict=None):
        self.feeds = {**getattr(self, "feeds", {}), **(feed_dict or {})}
        return super().run(node, self.feeds)


@mistake(
    "Session",
    en="Your factors are exchanged when the product is computed: the right one comes first. The order matters for matrices.",
    ko="곱을 계산할 때 두 인수의 순서가 바뀌어 오른쪽이 먼저 옵니다. 행렬에서는 순서가 중요합니다.",
)
class ProductTheWrongWayRound(Session):
    def run(self, node, feed_dict=None):
        if node.operation != "matmul":
            return super().run(node, feed_dict)
        return np.matmul(self.run(node.right, feed_dict), self.run(node.left, feed_dict))


@mistake(
    "Session",
    en="Lists that are fed are strung together instead of added. Make arrays of the fed values first.",
    ko="리스트를 넣으면 더하지 않고 이어 붙입니다. 넣은 값을 먼저 배열로 만드세요.",
)
class ListsAreStrungTogether(Session):
    def run(self, node, feed_dict=None):
        feeds = feed_dict or {}
        if node.operation == "placeholder" and node.name in feeds:
            return feeds[node.name]
        if node.operation == "add":
            left, right = self.run(node.left, feeds), self.run(node.right, feeds)
            return left + right
        return super().run(node, feeds)


@mistake(
    "Session",
    en="The sum is written into the value of the left node, so a constant, or a fed array, changes with every run. Make a new array.",
    ko="합을 왼쪽 노드의 값에 덮어써서, 실행할 때마다 상수나 넣은 배열이 바뀝니다. 새 배열을 만드세요.",
)
class SumInPlace(Session):
    def run(self, node, feed_dict=None):
        if node.operation != "add":
            return super().run(node, feed_dict)
        left, right = self.run(node.left, feed_dict), self.run(node.right, feed_dict)
        if np.shape(left) == np.shape(right) and np.ndim(left) > 0:
            left += right
            return left
        return left + right


@mistake(
    "Session",
    en="An operation that you do not know is treated like one you know. Nobody would notice the wrong result: raise a ValueError.",
    ko="모르는 연산을 아는 연산처럼 계산합니다. 결과가 틀려도 아무도 알아차리지 못하므로 ValueError를 일으켜야 합니다.",
)
class UnknownIsAProduct(Session):
    def run(self, node, feed_dict=None):
        if node.operation in ("constant", "placeholder", "add"):
            return super().run(node, feed_dict)
        left, right = self.run(node.left, feed_dict), self.run(node.right, feed_dict)
        return np.matmul(left, right) if np.ndim(left) and np.ndim(right) else left * right


@mistake(
    "Session",
    en="Without a feed_dict your code stops: None has no keys. Graphs of constants need no fed values.",
    ko="feed_dict를 주지 않으면 코드가 멈춥니다. None에는 키가 없습니다. 상수만 있는 그래프에는 넣을 값이 필요하지 않습니다.",
)
class NeedsAFeedDict(Session):
    def run(self, node, feed_dict=None):
        feeds = {name: np.array(value) for name, value in feed_dict.items()}
        return super().run(node, feeds)
