"""Claims of many reports to events, with disagreement kept.

claims -> facts (what merging looks at) -> links (pairs that may tell of one happening, with why) -> groups -> events. The
order of claims does not matter, and an event's id is made of its claims' ids. Planned and foreseen happenings make no
event: they did not happen, or nobody knows yet. Attempts make events of their own and merge with each other only.
"""

from zenobia.fuse.linker import make_events

__all__ = ["make_events"]
