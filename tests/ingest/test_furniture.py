"""What of a page is not the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.ingest.document import make_document
from zenobia.ingest.furniture import find_furniture
from zenobia.model import FurnitureKind

LEAD = "Rebels took the harbour of Port Arden before dawn on Sunday, residents and two officers of the port said."
NEXT = "The army said that its men had left the town in good order. It did not say where they went."


def marked(text: str) -> list[tuple[str, str]]:
    """Kind and words of every piece of furniture of a text."""
    return [(piece.kind.value, piece.span.of(text)) for piece in find_furniture(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rebels in Port Arden. File photo", "caption"),
        ("Rebels in Port Arden (archive photo)", "caption"),
        ("The harbour. Photo: Jane Doe", "caption"),
        ("The harbour in spring. Photo by Jane Doe/Coast Wire", "caption"),
        ("Smoke over the harbour, March 1, 2031. REUTERS/Jane Doe", "caption"),
        ("Smoke over the harbour on Sunday. (AFP/John Roe)", "caption"),
        ("Smoke over the harbour. © Jane Doe", "caption"),
        ("01:45 Rebels parade in Port Arden – video", "caption"),
        ("By Jane Doe", "byline"),
        ("By Jane Doe and John Roe in Port Arden", "byline"),
        ("By JANE DOE", "byline"),
        ("By the Coast Wire desk", "byline"),
        ("Reporting by: Jane Doe", "byline"),
        ("Reporting by Jane Doe; Editing by John Roe", "byline"),
        ("Additional reporting by Jane al-Doe in Port Arden", "byline"),
        ("Coast Wire and Reuters contributed to this report", "byline"),
        ("Source: Coast Wire", "source_credit"),
        ("(Reuters)", "source_credit"),
        ("This article was first published by Coast Wire.", "source_credit"),
        ("Read more: Army denies losing the harbour", "related"),
        ("See also: The long war for the coast", "related"),
        ("Your email address will not be published. Required fields are marked *", "reply_form"),
        ("Comments are closed.", "reply_form"),
        ("11 − 11 =", "captcha"),
        ("3 + = 10", "captcha"),
        ("+ 4 = 9", "captcha"),
        ("seven + 3 =", "captcha"),
        ("I'm not a robot", "captcha"),
        ("I’m not a robot", "captcha"),
        ("Share this on Facebook", "share"),
        ("Facebook Twitter WhatsApp Email Print", "share"),
        ("Share", "share"),
        ("1,204 shares", "share"),
        ("Sign up to Coast Mornings, our free daily newsletter – every weekday at 7am", "subscribe"),
        ("Subscribe to our newsletter", "subscribe"),
        ("Follow us on Telegram", "subscribe"),
        ("This website uses cookies to give you the best experience.", "cookie"),
        ("Accept all cookies", "cookie"),
        ("© 2031 Coast Wire", "copyright"),
        ("Copyright 2031 Coast Wire. All rights reserved.", "copyright"),
        ("Tags: Port Arden, army, harbour", "navigation"),
        ("Home > World > Coast", "navigation"),
        ("Skip to content", "navigation"),
        ("Advertisement", "navigation"),
    ],
)
def test_furniture_lines_are_told_by_their_words(line: str, kind: str) -> None:
    """A line that can be nothing else is furniture wherever it stands, and the report around it is not."""
    assert marked(f"{LEAD}\n\n{line}\n\n{NEXT}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday the rebels held the harbour.",
        "By dawn Port Arden had fallen",
        "Reporting by rights groups shows that 40 people died in the raid.",
        "Sources: the army and the rebels both said on Sunday that they held the harbour. Neither could be believed.",
        "The source said that the army had left.",
        "More than 40 soldiers were killed",
        "More: 40 soldiers died, he said. Others were taken.",
        "Share of the blame lies with the army, the mayor said.",
        "Related violence killed 5 people in the port on Sunday.",
        "Comments by the general were taken as a threat.",
        "Photos: none of the 12 bodies could be identified. The men had been shot.",
        "The photo by the harbour master shows two tanks.",
        "Subscribe to no side, the monks told the fighters on Sunday.",
        "Tags were found on the bodies of 12 soldiers.",
        "Support for the rebels is growing in the port, residents said.",
        "Print shops were burned on Sunday, residents said.",
        "Fighters followed us on the road to the harbour, he said.",
        "Next came the shelling of the market",
        "Home to 4,000 people, the town was shelled on Sunday.",
        "Previous attacks killed 12 people",
        "Required to leave by Sunday, the families fled.",
        "AFP reporters saw 12 bodies in the harbour.",
        "10 soldiers, 20 rebels and 3 civilians died",
        "Donated food was looted by the rebels",
        "Syrian Army Losing Ground To Rebels",
        "Search teams found 12 bodies",
        "Reporting by Amnesty International shows that 40 people died in the raid.",
        "The report was published on Sunday and blames the army for the killings.",
        "The newsletter of the group claimed the attack on the harbour.",
        "A reproduction of the arch that the rebels destroyed was shown in the capital.",
        "All content of the warehouse was looted by the army.",
        "Fields marked with red flags are mined, the mayor said.",
        "No response to ceasefire call",
        "Return to homes in the port begins",
        "More in hiding",
        "• Port Arden is the latest town to fall",
        "Source: the army lost 40 men",
        "By order of the chief of staff",
        "Views expressed by the rebels do not matter, the mayor said.",
        "Join our fight, the rebels told the men of the port",
        "This article of the ceasefire was first broken by the army, the rebels said on Sunday.",
    ],
)
def test_furniture_is_never_a_sentence_or_heading_of_the_report(line: str) -> None:
    """Lines that open like furniture but tell of the war are left alone."""
    assert marked(f"{LEAD}\n\n{line}\n\n{NEXT}") == []


def test_furniture_is_no_line_of_a_wrapped_paragraph() -> None:
    """In a wire in capitals, wrapped at a width, a line may look like a byline in the middle of a sentence."""
    wire = (
        "PORT ARDEN, 2 MAR 31 (COAST WIRE) -- THE HARBOUR WAS TAKEN ON SUNDAY\n"
        "BY THE ARMY OF THE NORTH\nAFTER A DAY OF FIGHTING, RESIDENTS OF THE TOWN SAID.  THE PORT IS\n"
        "CLOSED AND NO SHIP HAS LEFT IT SINCE THE DAY BEFORE. THE MAYOR HAS FLED\n"
        "TO THE HILLS.\n\n   NOBODY KNOWS WHERE THE GARRISON IS, OR WHETHER IT WAS TAKEN\nPRISONER."
    )
    assert marked(wire) == []


def test_furniture_parts_of_a_line_between_bars() -> None:
    """Byline and credit on one line are two pieces."""
    text = f"{LEAD}\n\nReporting by: Jane Doe | Source: Coast Wire"
    assert marked(text) == [("byline", "Reporting by: Jane Doe"), ("source_credit", "Source: Coast Wire")]


def test_furniture_outlet_named_by_its_credit_is_marked_above_too() -> None:
    """The outlet's name alone on a line under the headline is a credit when the page says so."""
    text = f"Harbour falls\n\nCoast Wire\n\n{LEAD}\n\nSource: Coast Wire"
    assert marked(text) == [("source_credit", "Coast Wire"), ("source_credit", "Source: Coast Wire")]


def test_furniture_from_a_form_near_the_end_to_the_end() -> None:
    """What follows the heading of a form, readers' words among it, is set aside."""
    text = f"{LEAD}\n\n{NEXT}\n\nLeave a Reply\n\nThey killed my cousin there.\n\nName *\n\n7 + 4 ="
    assert marked(text) == [
        ("reply_form", "Leave a Reply"),
        ("reply_form", "They killed my cousin there."),
        ("reply_form", "Name *"),
        ("captcha", "7 + 4 ="),
    ]


def test_furniture_a_link_to_a_form_does_not_swallow_the_report() -> None:
    """Where the report goes on below, only the link itself is furniture."""
    assert marked(f"Leave a comment\n\n{LEAD}\n\n{NEXT * 3}") == [("reply_form", "Leave a comment")]


def test_furniture_list_at_the_end() -> None:
    """The short lines under the heading of a list belong to it."""
    text = f"{LEAD}\n\nRelated Items\n\nArmy denies losing harbour\nShelling kills five in Port Arden"
    assert [kind for kind, _ in marked(text)] == ["related", "related", "related"]


def test_furniture_heading_in_the_middle_takes_bulleted_items_only() -> None:
    """A subheading of the report after a list's heading is not one of its items."""
    text = f"{LEAD}\n\nRead more:\n- Army denies losing harbour\n\nArmy Losing Ground\n\n{NEXT}"
    assert marked(text) == [("related", "Read more:"), ("related", "- Army denies losing harbour")]


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        ("Reporting by Jane Doe; Editing by John Roe", "Reporting by Jane Doe; Editing by John Roe"),
        ("-AFP", "-AFP"),
        ("--Reuters", "--Reuters"),
        ("(Source: Coast Wire)", "(Source: Coast Wire)"),
    ],
)
def test_furniture_at_the_end_of_a_page_on_one_line(tail: str, words: str) -> None:
    """Credits after the last full stop are found without line breaks."""
    assert [text for _, text in marked(f"{LEAD} {NEXT} {tail}")] == [words]


def test_furniture_block_at_the_end_of_a_page_on_one_line() -> None:
    """A list of headlines in which no sentence ends is set aside whole."""
    block = "Related News Army denies losing harbour Shelling kills five in Port Arden"
    assert marked(f"{LEAD} {block}") == [("related", block)]
    assert marked(f"{LEAD} {block}. {NEXT}") == []


def test_furniture_date_lines_are_navigation() -> None:
    """The page's own date is furniture, so that no claim takes it for the time of a happening."""
    doc = make_document(f"Harbour falls\n\n2 March 2031\n\n{LEAD}")
    assert [(f.kind, f.span.of(doc.text)) for f in doc.furniture] == [
        (FurnitureKind.NAVIGATION, "2 March 2031")
    ]


@pytest.mark.parametrize(
    "start", ["", "By ", "Source: ", "Reporting by ", "Share ", "Photo: ", "Home > ", "Follow us ", "• "]
)
@pytest.mark.parametrize(
    "unit", ["A", "A ", "A and ", "1", "1 ", "a. ", "al-A ", "; A", "> a ", "(", "= ", "AFP ", "of the "]
)
def test_furniture_rules_end_on_lines_of_one_thing(start: str, unit: str) -> None:
    """No rule tries the same words in ever more ways: a line made to do that is soon done with."""
    text = start + unit * (480 // len(unit)) + "§"
    assert find_furniture(f"{text}\n\n{LEAD} {text}") == ()


LINES = st.sampled_from(
    [
        LEAD,
        NEXT,
        "Related Items",
        "Leave a Reply",
        "By Jane Doe | 2 March 2031",
        "7 + 4 =",
        "Army denies",
        "- Army denies",
        "Photo: Jane Doe",
        "Share this",
        "-AFP",
        "Related News Army denies (Reuters)",
        "2 March 2031",
        "",
        "  Source: Coast Wire |  Tags: a ",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12).map("\n".join))
def test_furniture_lies_inside_in_order_without_overlap(text: str) -> None:
    """Whatever the page, the pieces are sorted, apart, inside the text, and begin and end with something to see."""
    pieces = find_furniture(text)
    end = 0
    for piece in pieces:
        assert end <= piece.span.start < piece.span.end <= len(text)
        assert piece.span.of(text).strip()
        end = piece.span.end
