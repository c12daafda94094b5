"""The rules of control are told with their reasons."""

from zenobia.control import RULES


def test_every_rule_has_a_name_a_reason_and_a_source() -> None:
    """A rule that nobody can trace is an opinion."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.says.endswith(".") and rule.because.endswith(".") and rule.source for rule in RULES)
