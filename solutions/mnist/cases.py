"""Inputs of the exercises: edge cases first, then random ones."""

import itertools

import numpy as np

IMAGES = "train-images-idx3-ubyte"
LABELS = "t10k-labels-idx1-ubyte"


def load_images(rng):
    """Images, whether gzip compresses the file, its name, normalize, flatten."""

    def images(*shape, highest=255):
        return rng.integers(0, highest + 1, shape, dtype=np.uint8)

    yield np.array([[[0, 51, 102], [153, 204, 255]]], np.uint8), False, f"{IMAGES}.idx", True, True
    yield images(3, 4, 2), True, f"{IMAGES}.gz", False, False
    yield images(2, 3, 5), True, IMAGES, True, False  # compressed, but not called so
    yield images(4, 5, 3), False, f"{IMAGES}.gz", False, True  # called so, but not compressed
    yield images(5, 1, 4, highest=200), False, IMAGES, True, False
    yield images(1, 6, 2, highest=130), True, IMAGES, True, True
    yield images(7, 6, 9), True, f"{IMAGES}.gz", True, True
    yield images(300, 3, 2), False, IMAGES, False, False  # a number of images that needs two bytes


def load_labels(rng):
    """Labels, whether gzip compresses the file, its name."""

    def labels(count, classes=10):
        return rng.integers(0, classes, count, dtype=np.uint8)

    yield np.array([7, 2, 1, 0, 4], np.uint8), False, f"{LABELS}.idx"
    yield labels(1), False, LABELS
    yield labels(12), True, f"{LABELS}.gz"
    yield labels(9), True, LABELS  # compressed, but not called so
    yield labels(17), False, f"{LABELS}.gz"  # called so, but not compressed
    yield labels(300), True, f"{LABELS}.gz"
    yield labels(40, 256), False, LABELS


def Sequential(rng):
    """Weights and biases of the affine layers, with ReLU between them; optimizer and learning rate; x, t; epochs, batch_size."""

    def case(sizes, optimizer, rate, count, epochs, batch_size, one_hot=False):
        weights = [
            (rng.normal(size=(rows, columns)) / np.sqrt(rows), 0.3 * rng.normal(size=columns))
            for rows, columns in itertools.pairwise(sizes)
        ]
        # Some of the labels belong to the features, so that there is something to learn.
        x, t = rng.normal(size=(count, sizes[0])), rng.integers(0, sizes[-1], count)
        x[np.arange(count), t % sizes[0]] += 1.5
        return weights, optimizer, rate, x, np.eye(sizes[-1])[t] if one_hot else t, epochs, batch_size

    yield case((3, 2), "SGD", 0.3, 1, 2, 4)
    yield case((4, 3), "SGD", 0.5, 7, 3, 3)  # a last batch of one sample
    yield case((5, 6, 3), "Adam", 0.02, 11, 3, 4)
    yield case((2, 7, 4), "SGD", 0.2, 9, 2, 5, one_hot=True)
    yield case((4, 5, 6, 3), "Adam", 0.01, 13, 2, 8)
    yield case((3, 4, 5), "Adam", 0.03, 5, 2, 1, one_hot=True)
    yield case((3, 8, 2), "SGD", 0.4, 10, 2, 20)  # a single, smaller batch
    yield case((5, 4, 6), "SGD", 0.6, 17, 4, 5, one_hot=True)
    yield case((2, 3, 6, 4), "Adam", 0.05, 12, 3, 6)  # batches of equal size
