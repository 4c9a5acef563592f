"""The errors a person sees: what happened, what to do about it, and the exit code of the command."""

from grader.locale import Text

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_CANNOT_WORK = 3
EXIT_INTERRUPTED = 130


class GraderError(Exception):
    """The grader itself could not do its work.

    Args:
        message: what happened, and where.
        advice: what the reader can do next.
    """

    exit_code = EXIT_CANNOT_WORK

    def __init__(self, message: Text, advice: Text | None = None) -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def show(self, lang: str) -> str:
        """The error as lines of text in one language."""
        lines = [self.message.show(lang)]
        if self.advice is not None:
            lines.append(self.advice.show(lang))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.show("en")


class UsageError(GraderError):
    """The command was asked for something that does not exist or makes no sense."""

    exit_code = EXIT_USAGE


class CourseError(UsageError):
    """A course or unit does not say what it must."""


class SandboxError(GraderError):
    """Students' code cannot be run here, or not safely enough."""


class GradebookError(GraderError):
    """The gradebook cannot be read or written."""
