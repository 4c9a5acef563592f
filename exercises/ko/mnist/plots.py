"""Pictures drawn from a student's own functions."""

from pathlib import Path

import numpy as np

from grader.course.authoring import plot

DATA = Path(__file__).parent / "data"


def _files(student, part):
    """Images and labels of a part of the data, as the student's functions read them."""
    images = student.load_images(str(DATA / f"{part}-images-idx3-ubyte.gz"))
    return images, student.load_labels(str(DATA / f"{part}-labels-idx1-ubyte.gz"))


def _model(student, pixels):
    """A small network of the student's, always from the same weights."""
    rng = np.random.default_rng(1)
    model = student.Sequential()
    model.add(student.Affine(rng.normal(size=(pixels, 50)) * np.sqrt(2 / pixels), np.zeros(50)))
    model.add(student.Relu())
    model.add(student.Affine(rng.normal(size=(50, 10)) * np.sqrt(2 / 50), np.zeros(10)))
    model.compile(student.Adam(0.005), student.SoftmaxWithLoss())
    return model


@plot(
    "load_images",
    "load_labels",
    "Sequential",
    en="Test digits with what your model takes them for after 5 epochs: ✓ right, ✗ wrong, with the true digit in brackets. The last row has only digits "
    "it gets wrong. Would you have read them all?",
    ko="5에폭을 학습한 모델이 테스트 숫자를 무엇으로 읽었는지 보여 줍니다. ✓는 맞힌 것이고 ✗는 틀린 것이며 괄호 안이 실제 숫자입니다. 마지막 줄은 모두 틀린 "
    "숫자입니다. 여러분은 모두 읽을 수 있나요?",
)
def digits_and_predictions(student, figure):
    x, t = _files(student, "train")
    x_test, t_test = _files(student, "test")
    model = _model(student, x.shape[1])
    model.fit(x, t, 5, 32, False)
    predicted = np.argmax(model.predict(x_test), axis=1)
    wrong = np.flatnonzero(predicted != t_test)[:10]
    chosen = [*range(20), *wrong]
    figure.set_size_inches(9, 3.6)
    for axes, number in zip(figure.subplots(3, 10).flat, chosen, strict=False):
        side = round(x_test.shape[1] ** 0.5)
        axes.imshow(x_test[number].reshape(side, side), cmap="gray_r")
        right = predicted[number] == t_test[number]
        axes.set_title(f"{predicted[number]} ✓" if right else f"{predicted[number]} ✗ ({t_test[number]})", fontsize=9)
    for axes in figure.axes:
        axes.set_axis_off()


@plot(
    "load_images",
    "load_labels",
    "Sequential",
    en="The loss of every epoch, and the loss on test digits after it. Both fall quickly at first. Then training goes on to learn its own digits by heart, and the loss on the digits that it has "
    "never seen hardly falls any more.",
    ko="에폭마다 구한 손실과 그 에폭을 마친 뒤 테스트 숫자로 구한 손실입니다. 처음에는 둘 다 빠르게 줄어듭니다. 그다음에는 훈련 숫자를 점점 외워 버려서, 처음 보는 숫자의 손실은 거의 "
    "줄어들지 않습니다.",
)
def loss_per_epoch(student, figure):
    x, t = _files(student, "train")
    x_test, t_test = _files(student, "test")
    model = _model(student, x.shape[1])
    losses, test_losses = [], []
    for _ in range(30):
        losses += model.fit(x, t, 1, 32, False)
        test_losses.append(model.evaluate(x_test, t_test)[0])
    figure.set_size_inches(7, 4)
    axes = figure.subplots()
    epochs = np.arange(1, 31)
    axes.plot(epochs, losses, "o-", markersize=3, label="training")
    axes.plot(epochs, test_losses, "s--", markersize=3, label="test")
    axes.set(xlabel="epoch", ylabel="loss", yscale="log")
    axes.legend()
