"""Wrong versions that students really write, each with the sentence that helps."""

import gzip
from pathlib import Path

import numpy as np

from grader.course import mistake

from .mnist import Sequential


def bytes_of(path):
    """The content of a file, decompressed where it has to be."""
    content = Path(path).read_bytes()
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def whole_numbers(content, magic, count):
    """The numbers of a right header."""
    numbers = [int.from_bytes(content[4 * i : 4 * i + 4], "big") for i in range(count)]
    if numbers[0] != magic:
        raise ValueError("another kind of file")
    return numbers


def images_in(content):
    """The images of a right file."""
    _, count, rows, columns = whole_numbers(content, 2051, 4)
    if len(content) != 16 + count * rows * columns:
        raise ValueError("the length does not fit")
    return np.frombuffer(content, np.uint8, offset=16).reshape(count, rows, columns)


def labels_in(content):
    """The labels of a right file."""
    _, count = whole_numbers(content, 2049, 2)
    if len(content) != 8 + count:
        raise ValueError("the length does not fit")
    return np.frombuffer(content, np.uint8, offset=8)


def finished(images, normalize, flatten):
    """Images as they are asked for."""
    images = images.reshape(len(images), -1) if flatten else images
    return images / 255 if normalize else images


@mistake(
    "load_images",
    en="The numbers of the header come out huge. They are written with the most significant byte first (big-endian), but you read them "
    "the other way round, as your processor writes them. Look at how the four bytes become a number.",
    ko="헤더의 수가 터무니없이 큽니다. 파일에는 가장 큰 자리의 바이트가 먼저 적혀 있는데(빅 엔디언) 거꾸로, 곧 컴퓨터의 프로세서가 쓰는 순서로 "
    "읽었습니다. 네 바이트를 수로 바꾸는 부분을 살펴보세요.",
)
def images_little_endian(path, normalize=True, flatten=True):
    content = bytes_of(path)
    _, count, rows, columns = (int(number) for number in np.frombuffer(content, "<u4", 4))
    images = np.frombuffer(content, np.uint8, count * rows * columns, 16)
    return finished(images.reshape(count, rows, columns), normalize, flatten)


@mistake(
    "load_images",
    en="Every image is shifted: its first pixels are bytes of the header. The header of an image file has four numbers of 4 bytes, twice as "
    "many as that of a label file. Look at where your pixels begin.",
    ko="이미지가 밀려 있고, 첫 픽셀 자리에 헤더의 바이트가 들어 있습니다. 이미지 파일의 헤더에는 4바이트 수가 네 개 있어서 레이블 파일의 두 "
    "배입니다. 픽셀을 읽기 시작하는 위치를 살펴보세요.",
)
def header_of_labels(path, normalize=True, flatten=True):
    content = bytes_of(path)
    shape = images_in(content).shape
    return finished(np.frombuffer(content, np.uint8, int(np.prod(shape)), 8).reshape(shape), normalize, flatten)


@mistake(
    "load_images",
    en="Rows and columns are exchanged: with square images nobody notices, with others each row of pixels is torn. The header names the "
    "rows first, and the pixels come row after row.",
    ko="행과 열이 바뀌었습니다. 정사각형 이미지에서는 드러나지 않지만 다른 이미지에서는 픽셀의 행이 어긋납니다. 헤더에는 행의 수가 먼저 나오고 픽셀도 "
    "한 행씩 차례로 나옵니다.",
)
def rows_and_columns_exchanged(path, normalize=True, flatten=True):
    images = images_in(bytes_of(path))
    count, rows, columns = images.shape
    return finished(images.reshape(count, columns, rows), normalize, flatten)


@mistake(
    "load_images",
    en="Your images lie on their side: the pixels of a column come where those of a row should be. In the file the columns change fastest; look "
    "at the order in which you fill or flatten the array.",
    ko="이미지가 옆으로 누웠습니다. 행의 픽셀이 와야 할 곳에 열의 픽셀이 있습니다. 파일에서는 열 번호가 가장 빨리 바뀝니다. 배열을 채우거나 펼치는 "
    "순서를 살펴보세요.",
)
def images_transposed(path, normalize=True, flatten=True):
    return finished(images_in(bytes_of(path)).transpose(0, 2, 1), normalize, flatten)


@mistake(
    "load_images",
    en="With normalize the pixels should lie between 0 and 1, but yours still go up to 255. Such large inputs make the first layer's sums huge, and "
    "training stalls.",
    ko="normalize이면 픽셀이 0과 1 사이여야 하는데 여전히 255까지 있습니다. 입력이 이렇게 크면 첫 계층의 합이 지나치게 커져서 학습이 잘 되지 "
    "않습니다.",
)
def not_scaled(path, normalize=True, flatten=True):
    return finished(images_in(bytes_of(path)), False, flatten)


@mistake(
    "load_images",
    en="Your white pixels are 0.996, not 1: you divide by 256. A byte goes from 0 to 255, so the largest is one less than the number of its values.",
    ko="가장 밝은 픽셀이 1이 아니라 0.996입니다. 256으로 나누었기 때문입니다. 한 바이트는 0부터 255까지이므로 가장 큰 값은 값의 개수보다 하나 "
    "작습니다.",
)
def divided_by_256(path, normalize=True, flatten=True):
    images = finished(images_in(bytes_of(path)), False, flatten)
    return images / 256 if normalize else images


@mistake(
    "load_images",
    en="You divide by the largest pixel of the file. It is usually 255, but not always, and then training and test images are scaled differently. "
    "The scale has to be the same for every file.",
    ko="파일에서 가장 큰 픽셀로 나누었습니다. 보통은 255이지만 그렇지 않을 때는 훈련 이미지와 테스트 이미지의 크기가 서로 달라집니다. 어느 파일이든 "
    "같은 수로 나누어야 합니다.",
)
def divided_by_the_largest(path, normalize=True, flatten=True):
    images = finished(images_in(bytes_of(path)), False, flatten)
    return images / np.max(images) if normalize else images


@mistake(
    "load_images",
    en="Nearly all pixels are 0: the division drops what comes after the point, so only a byte of 255 survives. Look at the kind of division or at "
    "the type of the result.",
    ko="거의 모든 픽셀이 0입니다. 나눗셈에서 소수점 아래를 버려서 255인 픽셀만 남았습니다. 나눗셈의 종류나 결과의 자료형을 살펴보세요.",
)
def whole_number_division(path, normalize=True, flatten=True):
    images = finished(images_in(bytes_of(path)), False, flatten)
    return (images // 255).astype(float) if normalize else images


@mistake(
    "load_images",
    en="Bright pixels come out negative: a byte from 128 on is read as a number with a sign. Pixels are unsigned bytes; look at the dtype you read "
    "them with.",
    ko="밝은 픽셀이 음수로 나옵니다. 128 이상인 바이트를 부호 있는 수로 읽었기 때문입니다. 픽셀은 부호 없는 바이트입니다. 읽을 때 지정한 dtype을 "
    "살펴보세요.",
)
def signed_pixels(path, normalize=True, flatten=True):
    return finished(images_in(bytes_of(path)).astype(np.int8), normalize, flatten)


@mistake(
    "load_images",
    en="A compressed file is read as if it were not compressed, so that its header makes no sense. gzip files start with the bytes 0x1f 0x8b and have to be "
    "decompressed first.",
    ko="압축된 파일을 압축되지 않은 것처럼 읽어서 헤더가 말이 되지 않습니다. gzip 파일은 바이트 0x1f 0x8b로 시작하며 먼저 압축을 풀어야 "
    "합니다.",
)
def images_never_decompressed(path, normalize=True, flatten=True):
    return finished(images_in(Path(path).read_bytes()), normalize, flatten)


@mistake(
    "load_images",
    en="Whether a file is compressed is told by its name. Browsers often decompress a file and leave it the name .gz, or the other way round. "
    "Look at the first two bytes instead.",
    ko="파일 이름만 보고 압축 여부를 정했습니다. 브라우저가 압축을 풀고도 이름에 .gz를 남겨 두는 일이 흔하고 그 반대도 있습니다. 이름 대신 처음 두 "
    "바이트를 보세요.",
)
def images_decompressed_by_name(path, normalize=True, flatten=True):
    content = Path(path).read_bytes()
    return finished(images_in(gzip.decompress(content) if str(path).endswith(".gz") else content), normalize, flatten)


@mistake(
    "load_images",
    en="A file of labels, or any other, is read as images without a word. The first number of the header says what kind of file it is; "
    "where it is not 2051, a ValueError is due.",
    ko="레이블 파일이나 다른 파일도 아무 말 없이 이미지로 읽습니다. 헤더의 첫 번째 수가 파일의 종류를 알려 줍니다. 2051이 아니면 ValueError를 "
    "일으켜야 합니다.",
)
def images_of_any_kind(path, normalize=True, flatten=True):
    content = bytes_of(path)
    if len(content) < 16:
        raise ValueError("no header")
    return finished(images_in((2051).to_bytes(4, "big") + content[4:]), normalize, flatten)


@mistake(
    "load_images",
    en="A file that goes on after its last image is accepted. Then the header and the content contradict each other, and nobody knows which is right. "
    "Compare the length of the whole file with what the header says.",
    ko="마지막 이미지 뒤에 내용이 더 있는 파일도 받아들입니다. 그러면 헤더와 내용이 서로 맞지 않아 어느 쪽이 맞는지 알 수 없습니다. 파일 전체의 길이를 "
    "헤더가 말하는 길이와 비교하세요.",
)
def too_long_images(path, normalize=True, flatten=True):
    content = bytes_of(path)
    _, count, rows, columns = whole_numbers(content, 2051, 4)
    return finished(images_in(content[: 16 + count * rows * columns]), normalize, flatten)


@mistake(
    "load_images",
    en="A file that ends too early is accepted: what is missing is left out or filled up. Half a file should be noticed here and not in training. "
    "Compare its length with what the header says.",
    ko="중간에 끊긴 파일도 받아들이고, 모자라는 부분을 버리거나 채웁니다. 온전하지 않은 파일은 학습할 때가 아니라 여기에서 알아차려야 합니다. 길이를 "
    "헤더가 말하는 길이와 비교하세요.",
)
def too_short_images(path, normalize=True, flatten=True):
    content = bytes_of(path)
    _, count, rows, columns = whole_numbers(content, 2051, 4)
    content += bytes(max(0, 16 + count * rows * columns - len(content)))
    return finished(images_in(content), normalize, flatten)


@mistake(
    "load_images",
    en="Without flatten an image should keep its rows and columns, but yours is one long row all the same. The argument has no effect.",
    ko="flatten이 False이면 이미지의 행과 열이 남아 있어야 하는데 여전히 한 줄입니다. 인수가 아무 영향도 주지 않습니다.",
)
def always_flat(path, normalize=True, flatten=True):
    return finished(images_in(bytes_of(path)), normalize, True)


@mistake(
    "load_images",
    en="Without normalize the bytes should be left as they are, from 0 to 255, but yours are divided all the same. The argument has no effect.",
    ko="normalize가 False이면 0부터 255까지의 바이트를 그대로 두어야 하는데 여전히 나누었습니다. 인수가 아무 영향도 주지 않습니다.",
)
def always_scaled(path, normalize=True, flatten=True):
    return finished(images_in(bytes_of(path)), True, flatten)


@mistake(
    "load_images",
    en="All images of the file are in one single row. Each image should be a row of its own: the first axis counts the images.",
    ko="파일의 모든 이미지가 한 줄에 들어 있습니다. 이미지마다 한 행이어야 합니다. 첫 번째 축이 이미지의 번호입니다.",
)
def all_in_one_row(path, normalize=True, flatten=True):
    images = finished(images_in(bytes_of(path)), normalize, False)
    return images.ravel() if flatten else images


@mistake(
    "load_labels",
    en="Your labels begin in the wrong place: the first ones are missing, as if the header had 16 bytes. The header of a label file has only two numbers of 4 bytes.",
    ko="레이블을 읽기 시작하는 위치가 틀려서 앞의 레이블이 빠졌습니다. 헤더가 16바이트인 것처럼 읽었지만, 레이블 파일의 헤더에는 4바이트 수가 두 개뿐입니다.",
)
def header_of_images(path):
    content = bytes_of(path)
    labels_in(content)
    return np.frombuffer(content[16:], np.uint8)


@mistake(
    "load_labels",
    en="Your labels start with bytes of the header. The whole file is read as labels, but the first eight bytes are two numbers that describe it.",
    ko="레이블의 앞부분에 헤더의 바이트가 들어 있습니다. 파일 전체를 레이블로 읽었지만 처음 여덟 바이트는 파일을 설명하는 두 수입니다.",
)
def header_among_the_labels(path):
    content = bytes_of(path)
    labels_in(content)
    return np.frombuffer(content, np.uint8)


@mistake(
    "load_labels",
    en="The number of labels comes out huge. The numbers of the header are written with the most significant byte first (big-endian), but you read them the other "
    "way round. Look at how four bytes become a number.",
    ko="레이블의 개수가 터무니없이 큽니다. 헤더의 수는 가장 큰 자리의 바이트가 먼저 적혀 있는데(빅 엔디언) 거꾸로 읽었습니다. 네 바이트를 수로 바꾸는 "
    "부분을 살펴보세요.",
)
def labels_little_endian(path):
    content = bytes_of(path)
    _, count = (int(number) for number in np.frombuffer(content, "<u4", 2))
    return np.frombuffer(content, np.uint8, count, 8)


@mistake(
    "load_labels",
    en="A compressed file is read as if it were not compressed, so that its header makes no sense. gzip files start with the bytes 0x1f 0x8b and have to be "
    "decompressed first.",
    ko="압축된 파일을 압축되지 않은 것처럼 읽어서 헤더가 말이 되지 않습니다. gzip 파일은 바이트 0x1f 0x8b로 시작하며 먼저 압축을 풀어야 "
    "합니다.",
)
def labels_never_decompressed(path):
    return labels_in(Path(path).read_bytes())


@mistake(
    "load_labels",
    en="Whether a file is compressed is told by its name, which may be wrong: a file called .gz may have been decompressed on its way. Look at its first two "
    "bytes instead.",
    ko="파일 이름만 보고 압축 여부를 정했습니다. 이름이 .gz이어도 내려받는 동안 압축이 풀렸을 수 있습니다. 이름 대신 처음 두 바이트를 보세요.",
)
def labels_decompressed_by_name(path):
    content = Path(path).read_bytes()
    return labels_in(gzip.decompress(content) if str(path).endswith(".gz") else content)


@mistake(
    "load_labels",
    en="A file of images, or any other, is read as labels without a word. The first number of the header says what kind of file it is; where it is "
    "not 2049, a ValueError is due.",
    ko="이미지 파일이나 다른 파일도 아무 말 없이 레이블로 읽습니다. 헤더의 첫 번째 수가 파일의 종류를 알려 줍니다. 2049가 아니면 ValueError를 "
    "일으켜야 합니다.",
)
def labels_of_any_kind(path):
    content = bytes_of(path)
    if len(content) < 8:
        raise ValueError("no header")
    return labels_in((2049).to_bytes(4, "big") + content[4:])


@mistake(
    "load_labels",
    en="The number of labels in the header is never compared with how many there are: files that end too early or go on too long are accepted.",
    ko="헤더에 적힌 레이블의 개수를 실제 개수와 비교하지 않아서, 너무 짧거나 너무 긴 파일도 받아들입니다.",
)
def labels_of_any_length(path):
    content = bytes_of(path)
    whole_numbers(content, 2049, 1)
    return np.frombuffer(content[8:], np.uint8)


@mistake(
    "load_labels",
    en="A file that goes on after its last label is accepted. Then header and content contradict each other. Compare the length of the whole file with "
    "what the header says.",
    ko="마지막 레이블 뒤에 내용이 더 있는 파일도 받아들입니다. 그러면 헤더와 내용이 서로 맞지 않습니다. 파일 전체의 길이를 헤더가 말하는 길이와 "
    "비교하세요.",
)
def too_long_labels(path):
    content = bytes_of(path)
    _, count = whole_numbers(content, 2049, 2)
    return labels_in(content[: 8 + count])


@mistake(
    "load_labels",
    en="Your labels are one-hot rows. Here the labels themselves are asked for, one whole number for each image.",
    ko="레이블이 원-핫 인코딩으로 나옵니다. 여기에서는 이미지마다 정수 하나인 레이블 자체를 반환해야 합니다.",
)
def labels_one_hot(path):
    labels = labels_in(bytes_of(path))
    return np.eye(256)[labels][:, : max(10, labels.max() + 1)]


@mistake(
    "load_labels",
    en="Your labels are a column, shape (N, 1). Compared with predictions of shape (N,), that gives a whole matrix of comparisons; one axis is enough.",
    ko="레이블이 형상 (N, 1)인 열입니다. 형상이 (N,)인 예측과 비교하면 행렬이 되어 버립니다. 축은 하나면 충분합니다.",
)
def labels_as_a_column(path):
    return labels_in(bytes_of(path)).reshape(-1, 1)


class Own(Sequential):
    """A Sequential whose single parts can be done wrong; what is right is done here."""

    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        losses = []
        for _ in range(epochs):
            found = [(self.train(part_x, part_t), len(part_x)) for part_x, part_t in self.batches(x, t, batch_size, shuffle)]
            losses.append(self.mean(*map(np.array, zip(*found, strict=True))) if found else 0.0)
        return losses

    def batches(self, x, t, batch_size, shuffle):
        order = self.order(len(x), shuffle)
        for start in range(0, len(x), batch_size):
            batch = order[start : start + batch_size]
            yield x[batch], t[batch]

    def order(self, count, shuffle):
        return np.random.permutation(count) if shuffle else np.arange(count)

    def mean(self, losses, sizes):
        return np.sum(losses * sizes) / np.sum(sizes)

    def train(self, x, t):
        loss = self.loss.forward(self.predict(x), t)
        self.back()
        self.optimizer.update(*self.named())
        return loss

    def back(self):
        dout = self.loss.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)

    def named(self):
        params, grads = {}, {}
        for number, layer in enumerate(self.layers):
            if hasattr(layer, "W"):
                params |= {f"W{number}": layer.W, f"b{number}": layer.b}
                grads |= {f"W{number}": layer.dW, f"b{number}": layer.db}
        return params, grads


@mistake(
    "Sequential",
    en="The samples that do not fill a whole batch are never used. With 10 samples and batches of 4 there is a third batch, of 2. Look at how often your loop "
    "runs: the division drops the rest.",
    ko="미니배치 하나를 채우지 못한 나머지 샘플을 사용하지 않습니다. 샘플이 10개이고 미니배치의 크기가 4이면 크기가 2인 세 번째 미니배치가 있어야 합니다. "
    "반복 횟수를 살펴보세요. 나눗셈이 나머지를 버립니다.",
)
class LastBatchDropped(Own):
    def batches(self, x, t, batch_size, shuffle):
        return list(super().batches(x, t, batch_size, shuffle))[: len(x) // batch_size]


@mistake(
    "Sequential",
    en="The samples are shuffled, and the labels too, but each in an order of its own: an image of a 3 is called a 7. One order has to serve both.",
    ko="샘플과 레이블을 서로 다른 순서로 섞어서 3의 이미지에 7이라는 레이블이 붙습니다. 둘 다 같은 순서로 섞어야 합니다.",
    named=False,  # its answers depend on chance
)
class ShuffledApart(Own):
    def batches(self, x, t, batch_size, shuffle):
        return super().batches(x[self.order(len(x), shuffle)], t, batch_size, False)


@mistake(
    "Sequential",
    en="The parameters change only once per epoch, with the gradients of the last batch. Every batch should be followed by an update. Look at the "
    "indentation.",
    ko="매개변수가 에폭마다 한 번만, 마지막 미니배치의 기울기로 바뀝니다. 미니배치마다 갱신해야 합니다. 들여쓰기를 살펴보세요.",
)
class UpdatedOncePerEpoch(Own):
    def train(self, x, t):
        loss = self.loss.forward(self.predict(x), t)
        self.back()
        return loss

    def mean(self, losses, sizes):
        self.optimizer.update(*self.named())
        return super().mean(losses, sizes)


@mistake(
    "Sequential",
    en="The gradients of earlier batches are still in the sum when later ones are used: the first step is right, the others become larger and larger. Every "
    "batch starts with fresh gradients.",
    ko="앞선 미니배치의 기울기가 지워지지 않고 계속 더해집니다. 첫 번째 갱신은 맞지만 그다음부터 점점 커집니다. 미니배치마다 기울기를 새로 "
    "구해야 합니다.",
)
class GradientsNotReset(Own):
    def named(self):
        params, grads = super().named()
        before = vars(self).setdefault("sums", {})
        for name, grad in grads.items():
            before[name] = before.get(name, 0.0) + grad
        return params, before


@mistake(
    "Sequential",
    en="The loss of an epoch is that of its last batch only. A few samples say little; the mean over all samples of the epoch is asked for.",
    ko="에폭의 손실이 마지막 미니배치의 손실입니다. 샘플 몇 개로는 알 수 있는 것이 적습니다. 그 에폭의 모든 샘플에 대한 평균이어야 합니다.",
)
class LossOfTheLastBatch(Own):
    def mean(self, losses, _sizes):
        return losses[-1]


@mistake(
    "Sequential",
    en="You take the mean of the batches' losses. The last batch is smaller, but counts as much as the others, so its samples count too much. Weigh every batch with its size.",
    ko="미니배치 손실의 평균을 구했습니다. 마지막 미니배치는 더 작은데도 다른 것과 똑같이 세었으므로 그 샘플의 몫이 지나치게 큽니다. 미니배치마다 크기를 "
    "반영하세요.",
)
class MeanOfBatchMeans(Own):
    def mean(self, losses, _sizes):
        return np.mean(losses)


@mistake(
    "Sequential",
    en="The losses of the batches are added up and never divided: an epoch with more batches has a larger loss. A mean over the samples is asked for.",
    ko="미니배치의 손실을 더하기만 하고 나누지 않아서 미니배치가 많을수록 손실이 커집니다. 샘플에 대한 평균을 구해야 합니다.",
)
class LossesSummed(Own):
    def mean(self, losses, _sizes):
        return np.sum(losses)


@mistake(
    "Sequential",
    en="The sum of the batches' losses is divided by the number of samples. But a batch's loss is a mean already, so yours is too small by about the batch size.",
    ko="미니배치 손실의 합을 샘플의 수로 나누었습니다. 그러나 미니배치의 손실은 이미 평균이므로 결과가 미니배치의 크기만큼 작습니다.",
)
class DividedTwice(Own):
    def mean(self, losses, sizes):
        return np.sum(losses) / np.sum(sizes)


@mistake(
    "Sequential",
    en="Your list has one loss per batch. One number per epoch is asked for: the mean over all its samples.",
    ko="리스트에 미니배치마다 손실이 하나씩 들어 있습니다. 에폭마다 하나, 곧 그 에폭의 모든 샘플에 대한 평균이어야 합니다.",
)
class LossPerBatch(Own):
    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        return [self.train(*batch) for _ in range(epochs) for batch in self.batches(x, t, batch_size, shuffle)]


@mistake(
    "Sequential",
    en="The loss of a batch is computed after the update, so it is too small: training has just made it smaller. The loss before the update is asked for, which the step forward "
    "gives anyway.",
    ko="미니배치의 손실을 갱신한 뒤에 구해서 너무 작습니다. 방금 학습해서 줄어들었기 때문입니다. 갱신하기 전의 손실, 곧 순전파에서 이미 구한 값이어야 합니다.",
)
class LossAfterTheUpdate(Own):
    def train(self, x, t):
        super().train(x, t)
        return self.loss.forward(self.predict(x), t)


@mistake(
    "Sequential",
    en="With shuffle=True the samples still come in the order of x. Neighbours in the data are often alike; a new random order for every epoch is asked for.",
    ko="shuffle=True인데도 샘플을 x의 순서대로 사용합니다. 데이터에서 이웃한 샘플은 서로 비슷할 때가 많습니다. 에폭마다 무작위 순서로 섞어야 합니다.",
)
class NeverShuffled(Own):
    def order(self, count, _shuffle):
        return np.arange(count)


@mistake(
    "Sequential",
    en="The samples are shuffled once, and every epoch has the same batches. A new order before every epoch is asked for. Look at which loop the shuffling stands in.",
    ko="샘플을 한 번만 섞어서 에폭마다 같은 미니배치가 나옵니다. 에폭마다 새로 섞어야 합니다. 섞는 코드가 어느 반복문 안에 있는지 살펴보세요.",
)
class ShuffledOnce(Own):
    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        order = self.order(len(x), shuffle)
        return super().fit(x[order], t[order], epochs, batch_size, False)


@mistake(
    "Sequential",
    en="Every batch is drawn from all samples anew, so in one epoch some come twice and others never. Put all samples into a random order once, and cut that into batches.",
    ko="미니배치마다 전체에서 새로 뽑아서, 한 에폭에 두 번 나오는 샘플과 한 번도 나오지 않는 샘플이 있습니다. 전체를 한 번 섞은 다음 차례로 나누세요.",
)
class DrawnWithReplacement(Own):
    def order(self, count, shuffle):
        return np.random.choice(count, count) if shuffle else np.arange(count)


@mistake(
    "Sequential",
    en="Only the order of the batches is random; the samples of a batch always stay together. Shuffle the samples before they are cut into batches.",
    ko="미니배치의 순서만 무작위이고, 한 미니배치에 든 샘플은 늘 같습니다. 미니배치로 나누기 전에 샘플을 섞으세요.",
)
class OnlyBatchesShuffled(Own):
    def batches(self, x, t, batch_size, shuffle):
        parts = list(super().batches(x, t, batch_size, False))
        return [parts[number] for number in self.order(len(parts), shuffle)]


@mistake(
    "Sequential",
    en="Every epoch ends after its first batch: most samples are never used. Look at the indentation of what follows the loop over the batches.",
    ko="에폭이 첫 번째 미니배치에서 끝나서 대부분의 샘플을 사용하지 않습니다. 미니배치 반복문 뒤에 오는 코드의 들여쓰기를 살펴보세요.",
)
class OnlyTheFirstBatch(Own):
    def batches(self, x, t, batch_size, shuffle):
        return list(super().batches(x, t, batch_size, shuffle))[:1]


@mistake(
    "Sequential",
    en="Only the last layer with parameters learns: the layers share the names in the dict, and each overwrites the one before. Give every layer names of its own, for instance by its number.",
    ko="매개변수가 있는 계층 중 마지막 계층만 학습합니다. 계층들이 딕셔너리에서 같은 이름을 써서 앞의 것이 지워집니다. 번호를 붙이는 등 계층마다 다른 이름을 "
    "사용하세요.",
)
class NamesOverwritten(Own):
    def named(self):
        params, grads = {}, {}
        for layer in self.layers:
            if hasattr(layer, "W"):
                params |= {"W": layer.W, "b": layer.b}
                grads |= {"W": layer.dW, "b": layer.db}
        return params, grads


@mistake(
    "Sequential",
    en="The optimizer is called once for every layer. SGD does not mind, but Adam counts its steps and remembers what it saw at the first call: it wants all parameters of the model at once, one "
    "update per batch.",
    ko="계층마다 optimizer를 따로 호출합니다. SGD는 괜찮지만 Adam은 갱신 횟수를 세고 첫 호출에서 받은 이름을 기억합니다. 미니배치마다 한 번, 모델의 모든 매개변수를 한꺼번에 "
    "주어야 합니다.",
)
class UpdatedLayerByLayer(Own):
    def train(self, x, t):
        loss = self.loss.forward(self.predict(x), t)
        self.back()
        params, grads = self.named()
        for name in params:
            self.optimizer.update({name: params[name]}, {name: grads[name]})
        return loss


@mistake(
    "Sequential",
    en="The weights learn, but the biases stay as they were: they are missing among the parameters that the optimizer gets.",
    ko="가중치는 학습하지만 편향이 그대로입니다. optimizer에 주는 매개변수에 편향이 빠졌습니다.",
)
class BiasesForgotten(Own):
    def named(self):
        return tuple({name: value for name, value in part.items() if name.startswith("W")} for part in super().named())


@mistake(
    "Sequential",
    en="The way back goes through the layers in the order of the way forward. The derivative of the loss comes out of the last layer first.",
    ko="역전파가 순전파와 같은 순서로 계층을 지나갑니다. 손실의 미분은 마지막 계층에서 나오기 시작합니다. 순서를 살펴보세요.",
)
class BackwardInTheSameOrder(Own):
    def back(self):
        dout = self.loss.backward()
        for layer in self.layers:
            dout = layer.backward(dout)


@mistake(
    "Sequential",
    en="evaluate trains: after it the parameters are different. Whoever measures must not change what is measured; a step forward is enough for loss and accuracy.",
    ko="evaluate가 학습을 해서 매개변수가 바뀝니다. 재는 일이 재는 대상을 바꾸어서는 안 됩니다. 손실과 정확도를 구하는 데는 순전파면 충분합니다.",
)
class EvaluateTrains(Own):
    def evaluate(self, x, t):
        found = super().evaluate(x, t)
        self.train(x, t)
        return found


@mistake(
    "Sequential",
    en="The accuracy is the number of right samples, not their share: it grows with the number of samples, and goes beyond 1.",
    ko="정확도가 맞힌 비율이 아니라 맞힌 개수입니다. 샘플이 많을수록 커지고 1을 넘습니다.",
)
class AccuracyCounted(Own):
    def evaluate(self, x, t):
        loss, accuracy = super().evaluate(x, t)
        return loss, accuracy * len(x)


@mistake(
    "Sequential",
    en="The accuracy is wrong where labels are one-hot: the predicted class is compared with a whole row of zeros and a one. Find out the class of such a row first.",
    ko="레이블이 원-핫 인코딩이면 정확도가 틀립니다. 예측한 클래스를 0과 1로 이루어진 행 전체와 비교했습니다. 먼저 그 행이 나타내는 클래스를 구하세요.",
)
class OneHotNotExpected(Own):
    def evaluate(self, x, t):
        scores = self.predict(x)
        predicted = np.argmax(scores, axis=1)
        right = predicted == t if t.ndim == 1 else predicted[:, None] == t
        return self.loss.forward(scores, t), np.mean(right)


@mistake(
    "Sequential",
    en="evaluate returns accuracy and loss in the wrong order. The loss comes first.",
    ko="evaluate가 반환하는 순서가 바뀌었습니다. 손실이 먼저이고 정확도가 다음입니다.",
)
class AccuracyFirst(Own):
    def evaluate(self, x, t):
        return super().evaluate(x, t)[::-1]


@mistake(
    "Sequential",
    en="predict returns the predicted classes, but the scores of all classes are asked for. Which is the largest is for those to find out who ask.",
    ko="predict가 예측한 클래스를 반환합니다. 모든 클래스의 점수를 반환해야 합니다. 어느 것이 가장 큰지는 호출한 쪽에서 찾습니다.",
)
class ClassesPredicted(Own):
    def fit(self, x, t, epochs=1, batch_size=32, shuffle=True):
        model = Own()
        model.layers, model.optimizer, model.loss = self.layers, self.optimizer, self.loss
        return model.fit(x, t, epochs, batch_size, shuffle)

    def predict(self, x):
        return np.argmax(super().predict(x), axis=1)

    def evaluate(self, x, t):
        scores = super().predict(x)
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return self.loss.forward(scores, t), np.mean(np.argmax(scores, axis=1) == labels)


@mistake(
    "Sequential",
    en="predict returns probabilities: the softmax has been applied already. The loss applies it too, so that it is applied twice; return what the last layer gives.",
    ko="predict가 소프트맥스를 적용한 확률을 반환합니다. 손실에서도 소프트맥스를 적용하므로 두 번 적용하게 됩니다. 마지막 계층의 출력을 그대로 반환하세요.",
)
class ProbabilitiesPredicted(Own):
    def predict(self, x):
        scores = super().predict(x)
        e = np.exp(scores - np.max(scores, axis=1, keepdims=True))
        return e / np.sum(e, axis=1, keepdims=True)


@mistake(
    "Sequential",
    en="Two models have the same layers: what is added to one is in the other too. A list in the class body belongs to all objects; every model needs a list of its own.",
    ko="두 모델이 같은 계층을 가집니다. 한 모델에 더한 계층이 다른 모델에도 들어 있습니다. 클래스 본문의 리스트는 모든 객체의 것이므로 모델마다 따로 만들어야 합니다.",
)
class LayersShared(Own):
    everybodys: list = []  # noqa: RUF012 - the mistake itself

    def __init__(self):
        super().__init__()
        self.layers = self.everybodys


@mistake(
    "Sequential",
    en="Only the first batch has samples, the later ones are empty: the end of the slice is the batch size itself, not the start plus the batch size. The means of nothing are nan.",
    ko="첫 번째 미니배치에만 샘플이 있고 나머지는 비어 있습니다. 슬라이스의 끝이 시작 위치에 미니배치의 크기를 더한 값이 아니라 크기 자체입니다. 빈 배열의 "
    "평균은 nan입니다.",
)
class SliceEndsTooEarly(Own):
    def batches(self, x, t, batch_size, shuffle):
        order = self.order(len(x), shuffle)
        for start in range(0, len(x), batch_size):
            yield x[order[start:batch_size]], t[order[start:batch_size]]
