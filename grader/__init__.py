"""Auto-graded exercises for deep learning: run students' code safely, judge it, explain the mistakes."""

__version__ = "0.1.0"
__all__ = ["__version__"]
