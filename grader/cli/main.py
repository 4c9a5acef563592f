"""The command group, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
import traceback

import click

import grader
from grader.cli.check import check
from grader.cli.doctor import doctor
from grader.cli.explain import explain
from grader.cli.grade import grade
from grader.cli.hint import hint
from grader.cli.plot import plot
from grader.cli.release import release
from grader.cli.report import feedback, report
from grader.cli.reset import reset
from grader.cli.seed import seed
from grader.cli.spoken import click_speaks, show_error, spoken_language
from grader.cli.status import status
from grader.cli.verify import verify
from grader.cli.watch import watch
from grader.errors import EXIT_CANNOT_WORK, EXIT_INTERRUPTED, GraderError
from grader.locale import T


class _Group(click.Group):
    """The commands, students' and instructors' apart."""

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_ABOUT.show(spoken_language()))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with a sentence."""
        for heading, commands in _COMMANDS.items():
            with formatter.section(T(heading.template).show(spoken_language())):
                formatter.write_dl([(c.name or "", _about(c, ctx)) for c in commands])


def _about(command: click.Command, _ctx: click.Context) -> str:
    return command.get_short_help_str(limit=100)


_ABOUT = T("Grade deep learning exercises: safely, with gradient checks, and say what went wrong.")
_COMMANDS = {
    T("For students"): (check, watch, hint, status, plot, reset, explain),
    T("For instructors"): (grade, report, feedback, release, verify, seed),
    T("For both"): (doctor,),
}


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__, prog_name="grader")
def cli() -> None:
    """Grade deep learning exercises: safely, with gradient checks, and say what went wrong."""


for _commands in _COMMANDS.values():
    for _command in _commands:
        cli.add_command(_command)


def main() -> None:
    """Run the command line; never ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character shows a "?" instead of stopping
            stream.reconfigure(errors="replace")
    lang = spoken_language()
    with click_speaks(lang):
        _run(lang)


def _run(lang: str) -> None:
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        show_error(error, lang)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo(T("Stopped.").show(lang), err=True)
        sys.exit(EXIT_INTERRUPTED)
    except GraderError as error:
        click.echo(error.show(lang), err=True)
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last resort: one clear message
        if os.environ.get("GRADER_DEBUG"):
            traceback.print_exc()
        what = f"{type(error).__name__}: {error}"
        click.echo(T("The grader itself failed: {error}. With GRADER_DEBUG=1 it tells more.", error=what).show(
            lang), err=True)
        sys.exit(EXIT_CANNOT_WORK)
