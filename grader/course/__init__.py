"""What is taught: courses, units and exercises, as their authors wrote them."""

from grader.course.authoring import alternative, mistake

__all__ = ["alternative", "mistake"]
