"""Claims to who held a place, when, and how sure that is.

claims of a place -> signs (who gained, lost, holds it, by when) -> turns (signs of one change of hands) -> turns in order
-> holdings, a partition of all time -> the answer for one day. What does not move a holding is listed beside it.
"""

from zenobia.control.answer import Answer, make_answer
from zenobia.control.rules import RULES, Rule
from zenobia.control.timeline import make_timeline
from zenobia.control.world import World

__all__ = ["RULES", "Answer", "Rule", "World", "make_answer", "make_timeline"]
