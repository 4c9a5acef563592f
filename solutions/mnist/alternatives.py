"""Right answers, written differently."""

import array
import gzip
import itertools
import math
import struct

import numpy as np

from grader.course import alternative

from .mnist import Sequential


@alternative("load_images")
def images_with_struct(path, normalize=True, flatten=True):
    try:
        with gzip.open(path, "rb") as file:
            content = file.read()
    except gzip.BadGzipFile:
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read()
    try:
        magic, count, rows, columns = struct.unpack(">IIII", content[:16])
    except struct.error:
        raise ValueError("no header") from None
    if magic != 0x00000803:
        raise ValueError(f"no images but {magic}")
    pixels = np.frombuffer(content[16:], dtype=np.uint8)
    images = pixels.reshape((count, rows, columns)).astype(np.float32 if normalize else np.uint8)
    if normalize:
        images /= 255.0
    return images.reshape(count, -1) if flatten else images


@alternative("load_images")
def pixel_by_pixel(path, normalize=True, flatten=True):
    with open(path, "rb") as file:  # noqa: PTH123
        opened = gzip.GzipFile(fileobj=file) if file.read(2) == bytes([31, 139]) else file
        file.seek(0)
        header = array.array("B", opened.read(16))
        pixels = list(opened.read())
    if list(header[:4]) != [0, 0, 8, 3] or len(header) < 16:
        raise ValueError("no images")
    count, rows, columns = (((header[i] * 256 + header[i + 1]) * 256 + header[i + 2]) * 256 + header[i + 3] for i in (4, 8, 12))
    if len(pixels) != math.prod((count, rows, columns)):
        raise ValueError("too short or too long")
    images = np.zeros((count, rows * columns) if flatten else (count, rows, columns))
    for place, pixel in enumerate(pixels):
        images.flat[place] = pixel / 255 if normalize else pixel
    return images


@alternative("load_images")
def all_bytes_at_once(path, normalize=True, flatten=True):
    content = np.fromfile(path, dtype=np.uint8)
    if content[:2].tolist() == [0x1F, 0x8B]:
        content = np.frombuffer(gzip.decompress(content.tobytes()), dtype=np.uint8)
    if content.size < 16:
        raise ValueError("no header")
    magic, *shape = content[:16].view(">u4").astype(int).tolist()
    if magic != 2051:
        raise ValueError("no images")
    images = content[16:].reshape(shape)
    if flatten:
        images = np.stack([image.ravel() for image in images])
    return np.divide(images, 255.0) if normalize else images


@alternative("load_labels")
def labels_with_struct(path):
    with open(path, "rb") as file:  # noqa: PTH123
        content = file.read()
    if content.startswith(b"\x1f\x8b"):
        with gzip.open(path) as file:
            content = file.read()
    if len(content) < 8:
        raise ValueError("no header")
    magic, count = struct.unpack_from(">ii", content)
    if magic != 2049 or count != len(content) - 8:
        raise ValueError("no labels, or not all")
    return np.array(list(content[8:]), dtype=np.int64)


@alternative("load_labels")
def label_by_label(path):
    content = np.fromfile(path, dtype=np.uint8).tobytes()
    content = gzip.decompress(content) if content[:1] == b"\x1f" else content
    if content[:4] != bytes([0, 0, 8, 1]) or len(content) < 8 or content[4:8] != (len(content) - 8).to_bytes(4, "big"):
        raise ValueError("no labels, or not all")
    labels = np.empty(len(content) - 8, dtype=int)
    for place in range(labels.size):
        labels[place] = content[8 + place]
    return labels


@alternative("Sequential")
class ShufflesCopies(Sequential):
    """Puts copies of the samples into order, and takes the means from lists."""

    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        generator = np.random.default_rng()
        history = []
        for _epoch in range(epochs):
            if shuffle:
                order = generator.permutation(x.shape[0])
                x, t = x[order], t[order]
            losses, sizes = [], []
            for number in range(math.ceil(x.shape[0] / batch_size)):
                part = slice(number * batch_size, (number + 1) * batch_size)
                losses.append(self.loss.forward(self.predict(x[part]), t[part]))
                sizes.append(len(x[part]))
                dout = self.loss.backward(1)
                for layer in self.layers[::-1]:
                    dout = layer.backward(dout)
                trained = [layer for layer in self.layers if getattr(layer, "dW", None) is not None]
                params = {(name, i): getattr(layer, name) for i, layer in enumerate(trained) for name in ("b", "W")}
                grads = {(name, i): getattr(layer, f"d{name}") for i, layer in enumerate(trained) for name in ("b", "W")}
                self.optimizer.update(params, grads)
            history.append(float(np.average(losses, weights=sizes)))
        return history


@alternative("Sequential")
class LossAndGradientApart(Sequential):
    """Goes forward twice, once for the loss and once for the gradient, and keeps its parameters in one dict."""

    def __init__(self):
        super().__init__()
        self.chain = []
        self.params = {}

    def add(self, layer):
        self.chain = [*self.chain, layer]
        if hasattr(layer, "W"):
            self.params[f"W{len(self.chain)}"] = layer.W
            self.params[f"b{len(self.chain)}"] = layer.b

    def predict(self, x):
        out = np.array(x, dtype=float)
        for layer in self.chain:
            out = layer.forward(out)
        return out

    def gradient(self, x, t):
        self.loss.forward(self.predict(x), t)
        dout = self.loss.backward()
        grads = {}
        for number in range(len(self.chain), 0, -1):
            layer = self.chain[number - 1]
            dout = layer.backward(dout)
            if f"W{number}" in self.params:
                grads[f"W{number}"], grads[f"b{number}"] = layer.dW, layer.db
        return grads

    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        losses = np.zeros(epochs)
        for epoch in range(epochs):
            numbers = list(range(len(x)))
            if shuffle:
                np.random.shuffle(numbers)
            while numbers:
                batch, numbers = numbers[:batch_size], numbers[batch_size:]
                losses[epoch] += self.loss.forward(self.predict(x[batch]), t[batch]) * len(batch) / len(x)
                self.optimizer.update(self.params, self.gradient(x[batch], t[batch]))
        return losses.tolist()

    def evaluate(self, x, t):
        scores = self.predict(x)
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        right = sum(int(row.argmax()) == int(label) for row, label in zip(scores, labels, strict=True))
        return [float(self.loss.forward(scores, t)), right / len(x)]


@alternative("Sequential")
class Piecewise(Sequential):
    """Looks at pieces of the samples one after the other, also in evaluate."""

    def pieces(self, order, size):
        order = iter(order)
        return iter(lambda: list(itertools.islice(order, size)), [])

    def predict(self, x):
        if len(x) > 4:
            return np.concatenate([self.predict(x[:4]), self.predict(x[4:])])
        return super().predict(x)

    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        losses = []
        for _ in range(epochs):
            order = np.argsort(np.random.rand(len(x))) if shuffle else range(len(x))
            total = 0
            for piece in self.pieces(order, batch_size):
                out = x[piece]
                for layer in self.layers:
                    out = layer.forward(out)
                total = total + self.loss.forward(out, t[piece]) * len(piece)
                dout = self.loss.backward()
                params, grads = {}, {}
                for number, layer in reversed(list(enumerate(self.layers))):
                    dout = layer.backward(dout)
                    try:
                        params[f"{number}.W"], grads[f"{number}.W"] = layer.W, layer.dW
                        params[f"{number}.b"], grads[f"{number}.b"] = layer.b, layer.db
                    except AttributeError:
                        continue
                self.optimizer.update(params, grads)
            losses.append(total / len(order))
        return losses

    def evaluate(self, x, t):
        total = right = 0.0
        for piece in self.pieces(range(len(x)), 3):
            loss, share = super().evaluate(x[piece], t[piece])
            total, right = total + len(piece) * loss, right + len(piece) * share
        return total / len(x), right / len(x)
