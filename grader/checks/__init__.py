"""What is right: comparing values, checking gradients, and findings that say what is wrong."""

from grader.checks.compare import assert_same, compare, remarks
from grader.checks.findings import CheckFailed, Finding
from grader.checks.gradient import GradientReport, assert_gradient, check_gradient
from grader.checks.plain import Summary
from grader.checks.properties import assert_inputs_unchanged, require
from grader.checks.symptoms import Observation, Symptom, explain
from grader.checks.verified import remember_gradients

__all__ = [
    "CheckFailed",
    "Finding",
    "GradientReport",
    "Observation",
    "Summary",
    "Symptom",
    "assert_gradient",
    "assert_inputs_unchanged",
    "assert_same",
    "check_gradient",
    "compare",
    "explain",
    "remarks",
    "remember_gradients",
    "require",
]
