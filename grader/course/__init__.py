"""What is taught: courses, units and exercises, as their authors wrote them."""

from grader.course.authoring import alternative, mistake
from grader.course.model import Course, Exercise, Settings, Unit
from grader.course.read import find_course, read_course, select

__all__ = ["Course", "Exercise", "Settings", "Unit", "alternative", "find_course", "mistake", "read_course", "select"]
