"""Tests that students see and run."""

import gzip

import numpy as np
import pytest

from grader.checks import assert_same, require
from grader.sandbox import StudentException


def idx(magic, array):
    """The content of an IDX file of bytes."""
    return np.array([magic, *array.shape], ">u4").tobytes() + array.astype(np.uint8).tobytes()


def packed(content, compressed):
    """The content, compressed by gzip or not."""
    return gzip.compress(content, mtime=0) if compressed else content


def assert_refused(function, path):
    """A bad file must be refused with a ValueError; any other error is shown as it is."""
    try:
        function(path)
    except StudentException as error:
        if error.type_name != "ValueError":
            raise
    else:
        require(
            False,
            en="This is no such file, or not all of it, and the function should raise a ValueError.",
            ko="그런 파일이 아니거나 온전하지 않은 파일이므로 함수가 ValueError를 일으켜야 합니다.",
        )


@pytest.mark.exercise("load_images")
def test_bytes_of_the_images(student, case):
    images, compressed, name, *_ = case
    path = student.file(name, packed(idx(2051, images), compressed))
    assert_same(student.load_images(path, False, False), images, name="images")


@pytest.mark.exercise("load_images")
def test_one_row_of_floats_per_image(student, case):
    images, compressed, name, *_ = case
    path = student.file(name, packed(idx(2051, images), compressed))
    assert_same(student.load_images(path), images.reshape(len(images), -1) / 255, name="images")


@pytest.mark.exercise("load_images")
def test_bad_files_of_images_are_refused(student, case):
    images, compressed, *_ = case
    content = idx(2051, images)
    bad = {"labels": idx(2049, images), "short": content[:-1], "header": content[:10], "empty": b"", "long": content + b"\0"}
    for name, content in bad.items():
        assert_refused(student.load_images, student.file(name, packed(content, compressed)))


@pytest.mark.exercise("load_labels")
def test_labels(student, case):
    labels, compressed, name = case
    path = student.file(name, packed(idx(2049, labels), compressed))
    assert_same(student.load_labels(path), labels, name="labels")


@pytest.mark.exercise("load_labels")
def test_bad_files_of_labels_are_refused(student, case):
    labels, compressed, _ = case
    content = idx(2049, labels)
    bad = {"images": idx(2051, labels), "short": content[:-1], "header": content[:6], "empty": b"", "long": content + b"\0"}
    for name, content in bad.items():
        assert_refused(student.load_labels, student.file(name, packed(content, compressed)))


X = np.array([[1.0, 0.5, -1.0], [0.0, -2.0, 1.5], [2.0, 1.0, 0.5], [-1.5, 0.5, 1.0], [0.5, -1.0, -2.0]])
T = np.array([0, 1, 0, 1, 1])


def two_layers(student, optimizer, rate):
    """A model of three inputs, four hidden units and two classes."""
    W1 = np.array([[0.5, -1.0, 0.25, 1.0], [1.0, 0.5, -0.5, 0.0], [-0.5, 0.75, 1.0, -1.0]])
    W2 = np.array([[1.0, -0.5], [-0.5, 1.0], [0.25, 0.5], [0.0, -1.0]])
    model = student.Sequential()
    model.add(student.Affine(W1, np.array([0.1, -0.2, 0.3, 0.0])))
    model.add(student.Relu())
    model.add(student.Affine(W2, np.array([0.0, 0.2])))
    model.compile(getattr(student, optimizer)(rate), student.SoftmaxWithLoss())
    return model


@pytest.mark.exercise("Sequential")
def test_scores_of_two_layers(student):
    expected = np.array([[1.6, -2.6], [0.7, 1.6], [2.05, -1.825], [-0.98125, 2.8375], [0.35, -2.475]])
    assert_same(two_layers(student, "SGD", 0.5).predict(X), expected, name="scores")


@pytest.mark.exercise("Sequential")
def test_loss_and_accuracy(student):
    assert_same(two_layers(student, "SGD", 0.5).evaluate(X, T), (0.65618284, 0.8), name="(loss, accuracy)")


@pytest.mark.exercise("Sequential")
def test_loss_and_accuracy_for_one_hot_labels(student):
    model = two_layers(student, "SGD", 0.5)
    assert_same(model.evaluate(X, np.eye(2)[T]), (0.65618284, 0.8), name="(loss, accuracy)")


@pytest.mark.exercise("Sequential")
def test_losses_of_three_epochs(student):
    losses = two_layers(student, "SGD", 0.5).fit(X, T, 3, 2, False)
    assert_same(losses, [0.659133753, 0.648836193, 0.36855623], name="losses")


@pytest.mark.exercise("Sequential")
def test_scores_after_three_epochs(student):
    model = two_layers(student, "SGD", 0.5)
    model.fit(X, T, 3, 2, False)
    expected = np.array([
        [-0.398610686, 0.598610686], [-0.250426887, 2.763150962], [2.675932281, -0.876543733], [-0.8621855, 3.286443951],
        [-0.398610686, 0.598610686]])
    assert_same(model.predict(X), expected, name="scores")


@pytest.mark.exercise("Sequential")
def test_losses_and_scores_with_adam(student):
    model = two_layers(student, "Adam", 0.1)
    losses = model.fit(X, T, 3, 2, False)
    assert_same(losses, [1.043916574, 0.338407647, 0.139145167], name="losses")
    expected = np.array([
        [0.364990835, -1.224391154], [-1.98392159, 6.161225779], [1.010653107, -1.441804469], [-4.088254619, 7.642149877],
        [-0.79644187, -0.240303301]])
    assert_same(model.predict(X), expected, name="scores")


@pytest.mark.exercise("Sequential")
def test_second_training_goes_on_and_looking_changes_nothing(student):
    model = two_layers(student, "SGD", 0.5)
    model.fit(X, T, 3, 2, False)
    model.predict(X)
    model.evaluate(X, T)
    assert_same(model.fit(X, T, 1, 4, False), [0.353410382], name="losses")
    expected = np.array([
        [-0.464149799, 0.664149799], [-0.373479927, 2.908866968], [2.672041662, -0.865527887], [-0.977838615, 3.40924838],
        [-0.464149799, 0.664149799]])
    assert_same(model.predict(X), expected, name="scores")


@pytest.mark.exercise("Sequential")
def test_models_share_nothing(student):
    model, _ = student.Sequential(), two_layers(student, "SGD", 0.5)
    model.add(student.Affine(np.array([[2.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([0.5, 0.0])))
    assert_same(model.predict(X[:2]), np.array([[1.5, -0.5], [2.0, -0.5]]), name="scores")


def observed(student):
    """A model that learns nothing, and the layer of it that remembers the batches."""
    recorder, model = student.Recorder(), student.Sequential()
    model.add(recorder)
    model.add(student.Affine(np.zeros((2, 3)), np.zeros(3)))
    model.compile(student.SGD(0.0), student.SoftmaxWithLoss())
    return model, recorder


@pytest.mark.exercise("Sequential")
def test_every_epoch_has_every_sample_once_in_a_new_order(student, case):
    count = 80 + len(case[3])  # as many samples as the case has, and 80
    x, t = np.stack([np.arange(count), -np.arange(count) / 2], axis=1), np.arange(count) % 3
    model, recorder = observed(student)
    model.fit(x, t, 3, 7, True)
    sizes = sorted([min(7, count - start) for start in range(0, count, 7)] * 3, reverse=True)
    assert_same(recorder.sizes(), sizes, name="sizes of the batches")
    require(
        recorder.epochs(x) == ["shuffled", "shuffled", "shuffled"],
        en="Every epoch should use every sample exactly once, in batches that are put together anew.",
        ko="에폭마다 모든 샘플을 정확히 한 번씩, 새로 섞은 미니배치로 사용해야 합니다.",
    )


@pytest.mark.exercise("Sequential")
def test_samples_keep_their_labels(student, case):
    count = 40 + len(case[3])
    model = student.Sequential()
    # It is sure that the class of a sample is its number: the loss is 0, or infinite if one label is not its own.
    model.add(student.Affine(np.eye(count), np.zeros(count)))
    model.compile(student.SGD(0.0), student.SoftmaxWithLoss())
    losses = model.fit(1000 * np.eye(count), np.arange(count), 2, 10, True)
    require(
        isinstance(losses, list | tuple) and len(losses) == 2 and all(-1e-3 < loss < 1e-3 for loss in losses),
        en="Samples lose their labels when they are shuffled: a model that is sure of the right label of every sample, and gets the "
        "losses 0, should get them with shuffle=True too.",
        ko="섞을 때 샘플과 레이블의 짝이 어긋납니다. 모든 샘플의 올바른 레이블을 확신하여 손실이 0인 모델은 shuffle=True여도 손실이 0이어야 합니다.",
    )
