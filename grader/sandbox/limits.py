"""How much a submission may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of one submission's process; a course sets them in `course.toml`.

    Attributes:
        call_seconds: for one call of a student's function.
        load_seconds: for loading the program.
        total_seconds: for everything that one unit of a submission does.
        output_characters: how much printed text is kept, of each stream.
        memory_megabytes: address space of the process, of which Python and numpy take about 100.
        cpu_seconds: processor time of one process.
    """

    call_seconds: float = 5.0
    load_seconds: float = 10.0
    total_seconds: float = 60.0
    output_characters: int = 20_000
    memory_megabytes: int = 1024
    cpu_seconds: int = 60
