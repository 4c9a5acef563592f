"""Handwritten digits: read the files of MNIST, and train a model made of layers. Samples are rows."""

import gzip
from pathlib import Path

import numpy as np

# Given in nn.py. The tests build their models from these names, so keep the line as it is.
from nn import SGD, Adam, Affine, Recorder, Relu, SoftmaxWithLoss  # noqa: F401


def load_images(path, normalize=True, flatten=True):
    """Read the images of an IDX file, the format of MNIST.

    The file starts with four whole numbers of 4 bytes each, the most significant byte first: 2051, the number of
    images N, rows, columns. Then comes one byte per pixel: image after image, each row after row. The file may be
    compressed by gzip; then its first two bytes are 0x1f 0x8b, whatever it is called.

    Args:
        path: path of the file.
        normalize: True for floats from 0 to 1 (a byte of 255 becomes 1), False for the bytes as they are.
        flatten: True for one row per image, False for images with rows and columns.

    Returns:
        Array of shape (N, rows * columns), or (N, rows, columns) without flatten; floats, or uint8 without normalize.

    Raises:
        ValueError: the first number is not 2051, or the file is shorter (even within its first 16 bytes) or longer
            than its header says.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "images.idx"
        >>> header = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3]
        >>> _ = path.write_bytes(bytes([*header, 0, 51, 102, 153, 204, 255]))
        >>> load_images(path)
        array([[0. , 0.2, 0.4, 0.6, 0.8, 1. ]])
        >>> load_images(path, False, False)
        array([[[  0,  51, 102],
                [153, 204, 255]]], dtype=uint8)
    """
    ### BEGIN SOLUTION
    content = Path(path).read_bytes()
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)

    magic, count, rows, columns = (int.from_bytes(content[start : start + 4], "big") for start in (0, 4, 8, 12))
    if magic != 2051:
        raise ValueError(f"{path} is no IDX file of images: it starts with {magic}, not with 2051")
    if len(content) != 16 + count * rows * columns:
        raise ValueError(f"{path} is shorter or longer than its header says")

    images = np.frombuffer(content, dtype=np.uint8, offset=16).reshape(count, rows, columns)
    if flatten:
        images = images.reshape(count, rows * columns)
    return images / 255 if normalize else images
    ### END SOLUTION


def load_labels(path):
    """Read the labels of an IDX file, the format of MNIST.

    The file starts with two whole numbers of 4 bytes each, the most significant byte first: 2049 and the number of
    labels N. Then comes one byte per label. It may be compressed by gzip, as in `load_images`.

    Args:
        path: path of the file.

    Returns:
        Array of N integers, shape (N,); their type may be any integer type.

    Raises:
        ValueError: the first number is not 2049, or the file is shorter (even within its first 8 bytes) or longer
            than its header says.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "labels.idx"
        >>> _ = path.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 4, 7, 2, 1, 0]))
        >>> load_labels(path)
        array([7, 2, 1, 0], dtype=uint8)
    """
    ### BEGIN SOLUTION
    content = Path(path).read_bytes()
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)

    magic, count = (int.from_bytes(content[start : start + 4], "big") for start in (0, 4))
    if magic != 2049:
        raise ValueError(f"{path} is no IDX file of labels: it starts with {magic}, not with 2049")
    if len(content) != 8 + count:
        raise ValueError(f"{path} ends too early or too late for its header")
    return np.frombuffer(content, dtype=np.uint8, offset=8)
    ### END SOLUTION


class Sequential:
    """A model whose layers work one after the other.

    A layer has `forward(x)` and `backward(dout)`; one with parameters has arrays `W` and `b` and, after `backward`, their
    gradients `dW` and `db`. The loss has `forward(scores, t)` and `backward()`. The optimizer has `update(params, grads)`,
    which changes the arrays in the dict `params` in place; `grads` is a dict with the same names.

    Example:
        >>> model = Sequential()
        >>> model.add(Affine(np.array([[1.0, -1.0], [0.5, 0.0]]), np.array([0.0, 0.5])))
        >>> model.compile(SGD(lr=0.5), SoftmaxWithLoss())
        >>> x, t = np.array([[2.0, 0.0], [-1.0, 4.0], [1.0, 0.0]]), np.array([0, 1, 0])
        >>> model.predict(x)
        array([[ 2. , -1.5],
               [ 1. ,  1.5],
               [ 1. , -0.5]])
        >>> loss, accuracy = model.evaluate(x, t)
        >>> round(float(loss), 4), round(float(accuracy), 4)
        (0.2351, 1.0)
        >>> losses = model.fit(x, t, epochs=3, batch_size=2, shuffle=False)
        >>> [round(float(loss), 4) for loss in losses]
        [0.2325, 0.0569, 0.044]
    """

    def __init__(self):
        self.layers = []
        self.optimizer = None
        self.loss = None

    def add(self, layer):
        """Put a layer behind those that are there already.

        Args:
            layer: an object with `forward` and `backward`.
        """
        ### BEGIN SOLUTION
        self.layers.append(layer)
        ### END SOLUTION

    def compile(self, optimizer, loss):
        """Say how the model is trained.

        Args:
            optimizer: an object with `update(params, grads)`.
            loss: an object with `forward(scores, t)` and `backward()`.
        """
        ### BEGIN SOLUTION
        self.optimizer = optimizer
        self.loss = loss
        ### END SOLUTION

    def predict(self, x):
        """The scores of all classes. The parameters stay as they are.

        Args:
            x: samples, shape (N, D).

        Returns:
            Scores, shape (N, K): what the last layer gives, without softmax.
        """
        ### BEGIN SOLUTION
        for layer in self.layers:
            x = layer.forward(x)
        return x
        ### END SOLUTION

    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        """Train the model. A second call goes on where the first one stopped.

        For every batch: one step forward, one back through all layers, and one `update` with all parameters of the
        model, every one of which has a name of its own, the same at every update.

        Args:
            x: samples, shape (N, D); only read.
            t: the right classes, as integers, shape (N,), or one-hot, shape (N, K); only read.
            epochs: how often all samples are gone through.
            batch_size: how many samples a batch has; what is left over at the end of an epoch is a smaller batch.
            shuffle: True to put the samples into a new random order before every epoch, False to take them as they come.
                Every sample is used once per epoch, in either case. Which random numbers you use is up to you.

        Returns:
            A list with one loss per epoch: the mean over all samples, each counted alike, of the losses that the batches had
            before their updates.
        """
        ### BEGIN SOLUTION
        losses = []
        for _ in range(epochs):
            order = np.random.permutation(len(x)) if shuffle else np.arange(len(x))
            total = 0.0
            for start in range(0, len(x), batch_size):
                batch = order[start : start + batch_size]
                # The loss of a batch is a mean: times its size it is a sum, whatever the size is.
                total += len(batch) * self.loss.forward(self.predict(x[batch]), t[batch])

                dout = self.loss.backward()
                for layer in reversed(self.layers):
                    dout = layer.backward(dout)

                params, grads = {}, {}
                for number, layer in enumerate(self.layers):
                    if hasattr(layer, "W"):
                        params[f"W{number}"], grads[f"W{number}"] = layer.W, layer.dW
                        params[f"b{number}"], grads[f"b{number}"] = layer.b, layer.db
                self.optimizer.update(params, grads)
            losses.append(total / len(x))
        return losses
        ### END SOLUTION

    def evaluate(self, x, t):
        """How good the model is on some samples. The parameters stay as they are.

        Args:
            x: samples, shape (N, D).
            t: the right classes, as integers, shape (N,), or one-hot, shape (N, K).

        Returns:
            loss, accuracy: the loss of all samples together, and the share of them, from 0 to 1, that get their highest score
            for the right class.
        """
        ### BEGIN SOLUTION
        scores = self.predict(x)
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return self.loss.forward(scores, t), np.mean(np.argmax(scores, axis=1) == labels)
        ### END SOLUTION
