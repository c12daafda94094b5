"""A document: one report as it was read, with what is known about where it came from."""

from datetime import date

from msgspec import Struct

from zenobia.kit.digest import content_id
from zenobia.model.span import Span
from zenobia.model.vocabulary import Defined


class FurnitureKind(Defined):
    """Parts of a page that are not the report. They are set aside, never deleted."""

    CAPTION = "caption", "a photo or video caption"
    BYLINE = "byline", "who wrote or reported it"
    SOURCE_CREDIT = "source_credit", "a credit to the outlet or agency"
    RELATED = "related", "a list of, or heading for, other items"
    REPLY_FORM = "reply_form", "an invitation or form to comment"
    CAPTCHA = "captcha", "a question that tells people from programs"
    SHARE = "share", "buttons or counts for sharing"
    SUBSCRIBE = "subscribe", "an invitation to subscribe, donate or follow"
    COOKIE = "cookie", "a notice on cookies or privacy"
    NAVIGATION = "navigation", "menus, breadcrumbs, tags, time stamps of the page"
    COPYRIGHT = "copyright", "a notice of rights"


class Furniture(Struct, frozen=True):
    """A stretch of the text that is page furniture."""

    span: Span
    kind: FurnitureKind


class PublishedHow(Defined):
    """How a publication date is known."""

    GIVEN = "given", "given by the user or by metadata beside the text"
    STATED = "stated", "printed in the text itself"
    INFERRED = "inferred", "worked out from other dates in the text; never used to resolve a weekday"
    UNKNOWN = "unknown", "not known"


class Published(Struct, frozen=True):
    """The publication date and how it is known. `day` is `None` exactly when `how` is unknown."""

    day: date | None = None
    how: PublishedHow = PublishedHow.UNKNOWN
    detail: str = ""
    """Where it was found: an option, a meta tag, the words of the text."""


class Document(Struct, frozen=True, kw_only=True):
    """One report as read. All spans of its claims are offsets into `text`."""

    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    """The place that the report was filed from, as written ("Homs")."""
    published: Published = Published()
    language: str | None = None
    """ISO 639-1 code, or `None` when the text is too short to tell."""
    url: str | None = None
    furniture: tuple[Furniture, ...] = ()
    name: str = ""
    """What the user calls it: the input's `id`, or its file's stem. Not part of the identity."""
    origin: str = ""
    """Where the bytes came from: a path, `standard input`. Not part of the identity."""

    @property
    def id(self) -> str:
        """A name made from what the report says and who published it; its dating may change, its id does not."""
        return content_id("doc", [self.text, self.title, self.publisher, self.url])

    def is_furniture(self, span: Span) -> bool:
        """True when `span` touches a part of the page that is not the report."""
        return any(piece.span.overlaps(span) for piece in self.furniture)
