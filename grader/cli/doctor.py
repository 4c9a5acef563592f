"""`grader doctor`: what works here, and what would work better."""

from __future__ import annotations

import sys

import click

from grader.cli.options import lang_option
from grader.locale import T, Text, system_language

_MEANING: dict[str, Text] = {
    "isolated": T("Students' code sees no file but Python's own, and has no network, no other processes and "
                  "nowhere to write."),
    "confined": T("Students' code can open no file but Python's own, and has no network, no other processes and "
                  "nowhere to write; it can tell that a file exists."),
    "filtered": T("Students' code can open nothing, connect nowhere, start nothing and write nowhere."),
    "unprotected": T("Students' code has a time limit and a process of its own, and no other protection."),
}
_ADVICE: dict[str, Text] = {
    "isolated": T("To raise it: apt install bubblewrap (or dnf install bubblewrap), and allow user namespaces: "
                  "sysctl -w user.max_user_namespaces=10000."),
    "confined": T("To raise it: a kernel of Linux 5.13 or newer with landlock among its security modules."),
    "filtered": T("To raise it: apt install libseccomp2 (or dnf install libseccomp). On macOS or Windows, run the "
                  "grader in a Linux container."),
}


@click.command(epilog="Example: grader doctor")
@lang_option
def doctor(lang: str | None) -> None:
    """Say how well students' code is locked in on this machine, why not better, and what would help."""
    import numpy as np

    import grader
    from grader.sandbox import Limits, best_launcher

    lang = lang or system_language()
    proof = best_launcher(("numpy",), Limits())
    proof.launcher.close()
    click.echo(f"grader {grader.__version__}, Python {sys.version.split()[0]}, numpy {np.__version__}, {sys.platform}")
    label = proof.level.label
    click.echo(T("Sandbox: {level}. {meaning}", level=label, meaning=_MEANING[label]).show(lang))
    for level, reason in proof.obstacles:
        click.echo(T("Not {level}: {reason}", level=level.label, reason=reason).show(lang))
        click.echo("  " + _ADVICE[level.label].show(lang))
    if proof.unreachable is not None:
        click.echo(T("An unprivileged user cannot read {path}, where this Python is. Students' code can use only the "
                     "modules that were imported beforehand; install Python elsewhere to lift that.",
                     path=str(proof.unreachable)).show(lang))
    if label == "unprotected":
        click.echo(T("This is enough for checking your own work; other people's work is graded here only with "
                     "--allow-unprotected.").show(lang))
