"""Pictures that are drawn from a student's own functions."""

import numpy as np

from grader.course.authoring import plot


def corners():
    """Points in four groups: those in opposite corners belong together, as in XOR."""
    rng = np.random.default_rng(7)
    centers = np.array([[-1.0, 1.0, -1.0, 1.0], [-1.0, 1.0, 1.0, -1.0]])
    X = np.repeat(centers, 25, axis=1) + rng.normal(0, 0.35, (2, 100))
    return X, np.repeat([[0, 0, 1, 1]], 25, axis=1)


@plot(
    "nn_model",
    "predict",
    en="Where the networks that your `nn_model` has learned say yes, according to your `predict`. Points in opposite "
    "corners belong together. One "
    "hidden unit can draw only one line; with a few more the corners are told apart.",
    ko="`nn_model`이 학습한 신경망이 어디에서 1이라고 하는지 `predict`로 그렸습니다. 마주 보는 구석의 점들이 같은 종류입니다. 은닉 유닛이 하나이면 경계를 "
    "하나밖에 그을 수 없고, 몇 개 더 있으면 구석을 구별합니다.",
)
def decision_regions(student, figure):
    np.random.seed(7)  # for those who draw from numpy's global generator the picture is always the same
    X, Y = corners()
    figure.set_size_inches(9.5, 3.4)
    across, up = np.meshgrid(np.linspace(-2.2, 2.2, 100), np.linspace(-2.2, 2.2, 100))
    places = np.array([across.ravel(), up.ravel()])
    for axes, n_h in zip(figure.subplots(1, 3, sharey=True), (1, 2, 6), strict=True):
        parameters = student.nn_model(X, Y, n_h, 1500)
        regions = np.reshape(np.asarray(student.predict(parameters, places), dtype=float), across.shape)
        axes.contourf(across, up, regions, levels=[-0.5, 0.5, 1.5], colors=["#c6dbef", "#fdd0a2"])
        for label, color in ((0, "#1f77b4"), (1, "#d95f02")):
            axes.plot(*X[:, Y[0] == label], ".", color=color, markersize=4)
        right = np.mean(np.asarray(student.predict(parameters, X), dtype=float) == Y)
        axes.set(title=f"n_h = {n_h}: {right:.0%} right", xlabel="x0", aspect="equal")
    figure.axes[0].set_ylabel("x1")
    figure.tight_layout()
