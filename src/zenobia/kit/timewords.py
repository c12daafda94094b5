"""The words by which English news tells time, and one pattern that finds whole time expressions.

The pattern says where an expression is; `resolve.dates` says which days it stands for. It is built from small named
pieces, so that a missing word is one word to add. Two kinds of pieces matter: strong ones tell time by themselves
("Sunday", "two days ago"), weak ones only after a preposition ("in March", "for months", "at dawn"). In running text
`may`, `march` and `second` are words of their own: a month counts only when capitalised, `second` never.
"""

import re

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each, in the north, where nearly all reports come from."""


_S = r"[^\S\n]*\s[^\S\n]*"
"""White space inside an expression: lines are wrapped anywhere, but an expression does not cross a blank line."""


def _words(alternatives: str) -> str:
    """A group of words in any case, each space standing for any white space."""
    return "(?i:" + alternatives.replace(" ", _S) + ")"


MONTH = (
    "(?:"
    + _words("January|February|April|June|July|August|September|October|November|December")
    + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?|JAN|FEB|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC"
    + r"|March|MARCH|May|MAY)"
)
WEEKDAY = _words("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?")
YEAR = r"(?:1[89]|20)\d\d(?!\d|,\d|\.\d|%)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\d,]\d|\d|\.\d|%|\w)"
_DASH = r"\s*[-–—]\s*"
_TO = "(?:" + _DASH + "|" + _S + _words("to|and|until|till|through|or") + _S + ")"
PART_OF_DAY = _words(
    "early morning|late night|late evening|late afternoon|early evening|morning|afternoon|evening|nights?|nightfall"
    "|dawn|daybreak|sunrise|sunset|noon|midday|midnight|dusk"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?:\s*(?i:[ap]\.?m\b\.?))?|\d{1,2}\s*(?i:[ap]\.?m\b\.?)|[0-2]\d[0-5]\d(?=\s|,|$))"
    + "(?:"
    + _S
    + _words("local time|gmt|hours")
    + ")?"
)
_UNIT = _words("minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?")
_UNITS = _words("minutes|hours|days|nights|weeks|weekends|months|years|decades")
_SOME = _words(
    r"\d+(?:(?:-| )1/2)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-[a-z]+)?|thirty(?:-[a-z]+)?|forty|fifty|sixty|ninety"
    "|several|few|couple of|couple|dozen|many|some|recent|consecutive|straight"
)
_ABOUT = _words(
    "more than|less than|at least|almost|nearly|about|around|over|roughly|just|only|some|up to|well over|another"
)
_HALF = "(?:" + _S + _words("and a half|or so") + ")?"
AMOUNT = (
    f"(?:{_ABOUT}{_S})*(?:{_SOME}{_S})?{_SOME}(?:{_TO}{_SOME})?{_HALF}{_S}"
    f"(?:{_words('consecutive|straight|full|long|whole')}{_S})?{_UNIT}{_HALF}"
)
"""A length of time: `more than three weeks`, `2-1/2 years`, `a couple of days`."""

_DATE = "|".join(
    [
        rf"{YEAR}-\d\d-\d\d",
        rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{YEAR}",
        # 3-5 May, the 3rd and 5th of May, 30 April to 2 May 2016
        rf"(?:{_words('the')}{_S})?{_DAY}(?:{_S}(?:{_words('of')}{_S})?{MONTH}(?:,?{_S}{YEAR})?)?{_TO}"
        rf"(?:{_words('the')}{_S})?{_DAY}{_S}(?:{_words('of')}{_S})?{MONTH}(?:,?{_S}{YEAR})?",
        rf"(?:{_words('the')}{_S})?{_DAY}{_S}(?:{_words('of')}{_S})?{MONTH}\b(?:,?{_S}{YEAR})?",
        rf"{MONTH}{_S}{_DAY}(?:{_TO}(?:{MONTH}{_S})?{_DAY})?(?:,?{_S}{YEAR})?",
        rf"{MONTH},?{_S}(?:{_words('of')}{_S})?(?:{_words('this|last|next|that')}{_S}{_words('year')}|{YEAR})",
    ]
)
_THIS = _words(
    "this past|this coming|this|last|next|that|the same|the previous|the following|the past|the coming"
)
_EARLY = _words(
    "early|late|earlier|later|mid|middle|the middle of|the start of|the beginning of|the end of|end of"
)
_STRONG = "|".join(
    [
        rf"{WEEKDAY},?{_S}(?:{_DATE})",
        _DATE,
        # overnight Wednesday and into Thursday morning; yesterday afternoon
        rf"{_words('today|yesterday|tomorrow|tonight|overnight')}(?:{_S}{PART_OF_DAY})?"
        rf"(?:{_S}(?:{_words('on|from')}{_S})?{WEEKDAY}(?:(?:{_S}{_words('and into|and|into|to')}{_S}|{_DASH}){WEEKDAY}"
        rf"(?:{_S}{PART_OF_DAY})?)?)?",
        _words("the day before yesterday|the day after tomorrow"),
        rf"(?:{_THIS}{_S})?{WEEKDAY}(?:{_S}(?:{_words('at')}{_S})?{PART_OF_DAY})?(?:(?:{_S}{_words('and into|and|or|to|into|through')}{_S}|{_DASH})"
        rf"(?:{_words('the early hours of|early|late|on|last')}{_S})*{WEEKDAY}(?:{_S}{PART_OF_DAY})?)?",
        rf"{_THIS}{_S}(?:{_words('early|late')}{_S})?{PART_OF_DAY}",
        rf"{_THIS}{_S}{MONTH}\b",
        rf"{_THIS}{_S}{_words('day|night|week|weekend|month|year|hour|decade|quarter|spring|summer|autumn|winter')}",
        rf"{_words('spring|summer|autumn|fall|winter')}{_S}(?:{_words('of')}{_S})?{YEAR}",
        rf"{AMOUNT}(?:{_S}|-){_words('ago|earlier|later|before|after|previously|beforehand|afterwards?')}"
        rf"(?:{_S}{_words('today|this week|this month')})?",
        _words(
            "(?:a|the|one) day (?:later|earlier|before|after)|(?:hours|days|weeks|months|years|minutes|moments)"
            " (?:later|earlier|before|after|ago)"
        ),
        rf"{_words('the last|the past|the next|the coming|the previous|the following|the preceding|this past|past|last|next')}"
        rf"{_S}(?:{_ABOUT}{_S})*{AMOUNT}",
        rf"{_words('earlier|later|late|early')}{_S}(?:{_words('in|on')}{_S})?(?:{_words('the|that|this')}{_S}){_words('day|week|month|year')}",
        rf"{_words('(?:the )?(?:past|recent|coming|last|previous|latest|next)(?: few)?')}{_S}{_UNITS}",
        rf"{_words('the')}{_S}(?:{_words('early|mid|late')}[-\s]+)?(?:1[89]|20)\d0s",
        rf"{_words('(?:the )?(?:start|beginning|end|middle) of (?:the|this|last|next) (?:year|month|week|day)')}",
        rf"{_words('mid')}-{MONTH}\b(?:,?{_S}{YEAR})?",
        rf"{_words('mid')}-{YEAR}",
    ]
)
_DAY_NAMED = "|".join(
    [
        WEEKDAY,
        _DATE,
        _words("today|yesterday|tomorrow"),
        rf"{_THIS}{_S}{PART_OF_DAY}",
        rf"{AMOUNT}{_S}{_words('ago|earlier|later')}",
    ]
)
"""The day behind an hour or a part of the day: "at 4 p.m. on Sunday". Shorter than `_STRONG`, which would make the whole
pattern several times as long, and as slow to start with."""
_AFTER_ANY = "|".join(
    [
        rf"{_EARLY}(?:{_S}|-){MONTH}\b",
        rf"{_EARLY}(?:{_S}|-){YEAR}",
        rf"{MONTH}\b(?:{_TO}{MONTH}\b)?(?!{_S}{_words('be|have|not')}\b)",
        rf"{YEAR}(?:(?:{_TO}|/)(?:{YEAR}|\d\d\b))?(?!{_S}{_words('people|civilians|fighters|soldiers|militants|rebels|men')}\b)",
        rf"(?:{_words('the')}{_S})?{PART_OF_DAY}(?:{_S}(?:{_words('of|on')}{_S})?(?:{_DAY_NAMED}))?",
        rf"(?:{_words('the')}{_S})?{_words('spring|summer|autumn|winter')}(?:{_S}{_words('of last year|of this year')})?",
        _words("the (?:week|month|weekend|night|holidays|coming hours|coming days|first hours|early hours)"),
        _words(
            "(?:the first day of |the holy month of |the month of )?(?:Ramadan|Eid al-Adha|Eid al-Fitr|Eid|Christmas|Easter)"
        ),
    ]
)
_LONG = "|".join(
    [AMOUNT, _UNITS, rf"{_words('much|most|part')}{_S}{_words('of the (?:day|week|month|year)')}"]
)
_LEAD = _words(
    "on|in|at|by|since|until|till|from|during|throughout|over|for|before|after|as of|between|around|about|through"
    "|within|starting|beginning|up to|as early as|as late as|early|late|earlier|later|mid|the night of|the nights? of"
    "|the morning of|the evening of|the afternoon of|the week of|the weekend of|the month of|the early hours of"
    "|the dawn of|the start of|the beginning of|the end of|the middle of|the eve of|the summer of|the spring of"
    "|the autumn of|the winter of|both"
)
_LEADS = rf"(?:{_LEAD}[-\s]+)"
_OPEN_LONG = rf"(?<!time\s){_words('for|over|in|within|throughout|during|lasting')}{_S}(?:{_ABOUT}{_S})*"
_AGED = (
    rf"(?:{_SOME}[-\s])?{_UNIT}-{_words('old|long')}(?={_S}(?:[a-z]+{_S})?"
    rf"{_words('war|civil war|conflict|fighting|siege|uprising|revolt|offensive|campaign|ceasefire|truce|battle|blockade')})"
)

_JOIN = rf"(?:{_DASH}|{_S}{_words('and|to|until|till|through|or|into|and into')}{_S})"
_AT_CLOCK = (
    rf"(?:{_words('at|by|since|until|till|after|before|around|about|from|between')}{_S})+"
    rf"{_CLOCK}(?:{_TO}{_CLOCK})?(?:,?{_S}(?:{_words('on')}{_S})?(?:{_DAY_NAMED}))?"
)
_NOT_POSSESSIVE = r"(?!['’]s\b)"

TIME_EXPRESSION = re.compile(
    "(?<![\\w-])(?:"
    + "|".join(
        [
            rf"(?P<lead>{_LEADS}+)?(?:{_STRONG})(?:{_JOIN}{_LEADS}*(?:{_STRONG}|{PART_OF_DAY}))*(?(lead){_NOT_POSSESSIVE})",
            rf"{_OPEN_LONG}(?:{_LONG})(?!{_S}{_words('old')}\b)",
            _AT_CLOCK,
            rf"{_LEADS}+(?:{_AFTER_ANY})(?:{_JOIN}{_LEADS}*(?:{_STRONG}|{_AFTER_ANY}))*{_NOT_POSSESSIVE}",
            _AGED,
            _words("so far|to date"),
        ]
    )
    + r")(?!\w)"
)
"""Matches maximal time expressions of running news text, leading prepositions included, but not the preposition of
another noun ("in Saturday's attack" gives "Saturday")."""
