"""Functions of a running notebook behave as those of a process do."""

import numpy as np

from grader.grading.subject import LocalStudent


class Node:
    """An object whose attributes have the plainest of names."""

    def __init__(self, value, student=None):
        self.value, self.student, self._student = value, student, 1

    def doubled(self):
        return 2 * self.value


def test_attributes_of_a_students_object_are_its_own_whatever_their_names():
    student = LocalStudent({"Node": Node})
    node = student.Node(np.array([1.0, 2.0]), 7)
    assert node.value.tolist() == [1.0, 2.0]
    assert (node.student, node._student) == (7, 1)
    node.value = 5.0
    assert (node.value, node.doubled()) == (5.0, 10.0)


def test_an_object_with_a_value_can_be_an_argument_and_an_attribute():
    student = LocalStudent({"Node": Node, "double": lambda node: Node(2 * node.value)})
    node = student.Node(student.double(student.Node(3)))
    assert node.value.value == 6


def test_what_was_put_is_fetched_as_it_is_now():
    student = LocalStudent({"append": lambda values: values.append(1)})
    values = student.put([0])
    student.append(values)
    assert student.fetch(values) == [0, 1]
