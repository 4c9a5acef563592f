"""The command group, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
import traceback

import click

import grader
from grader.cli.check import check
from grader.cli.doctor import doctor
from grader.cli.grade import grade
from grader.cli.release import release
from grader.cli.report import feedback, report
from grader.cli.seed import seed
from grader.cli.verify import verify
from grader.errors import EXIT_CANNOT_WORK, EXIT_INTERRUPTED, GraderError
from grader.locale import T, system_language


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__, prog_name="grader")
def cli() -> None:
    """Grade deep learning exercises: safely, with gradient checks, and say what went wrong.

    Students: check. Instructors: grade, report, feedback, release, verify, seed. Both: doctor.
    """


for command in (check, doctor, feedback, grade, release, report, seed, verify):
    cli.add_command(command)


def main() -> None:
    """Run the command line; never ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character shows a "?" instead of stopping
            stream.reconfigure(errors="replace")
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo(T("Stopped.").show(_language()), err=True)
        sys.exit(EXIT_INTERRUPTED)
    except GraderError as error:
        click.echo(error.show(_language()), err=True)
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last resort: one clear message
        if os.environ.get("GRADER_DEBUG"):
            traceback.print_exc()
        what = f"{type(error).__name__}: {error}"
        click.echo(T("The grader itself failed: {error}. With GRADER_DEBUG=1 it tells more.", error=what).show(
            _language()), err=True)
        sys.exit(EXIT_CANNOT_WORK)


def _language() -> str:
    # The option may stand anywhere on the line, and parsing may be what failed.
    for option, value in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        if option == "--lang" and value in ("en", "ko"):
            return value
        if option in ("--lang=en", "--lang=ko"):
            return option[-2:]
    return system_language()
