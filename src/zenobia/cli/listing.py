"""`zenobia claims`, `events`, `places`, `actors`, `documents`: what the record holds, in lists."""

from functools import cache

from zenobia.cli import wiring
from zenobia.cli.console import output, print_json
from zenobia.cli.options import (
    DEFAULT_DB,
    ActorFilter,
    Db,
    DocFilter,
    Format,
    ListFormat,
    ModalityFilter,
    PlaceFilter,
    Since,
    SourceFilter,
    TypeFilter,
    Until,
)


def claims(
    db: Db = DEFAULT_DB,
    type: TypeFilter = None,
    modality: ModalityFilter = None,
    place: PlaceFilter = None,
    actor: ActorFilter = None,
    doc: DocFilter = None,
    source: SourceFilter = None,
    since: Since = None,
    until: Until = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """List claims: what each report says, by whose word.

    A claim is one happening that one report asserts, denies, foresees or recalls. Filters add up. With --since or
    --until, a claim is listed when any of its possible days lies inside; one without a known day is not.
    """
    from zenobia.cli.plain import claim_to_dict
    from zenobia.cli.tables import claims_table

    with wiring.open_existing(db) as record:
        found = record.claims(
            type=type,
            modality=modality,
            place=place,
            actor=actor,
            doc=doc,
            source=source,
            since=since,
            until=until,
        )
        if format is ListFormat.JSON:
            doc_of = cache(record.document)
            print_json([claim_to_dict(claim, doc_of(claim.doc_id)) for claim in found])
        else:
            output().print(claims_table(found))


def events(
    db: Db = DEFAULT_DB,
    type: TypeFilter = None,
    place: PlaceFilter = None,
    actor: ActorFilter = None,
    since: Since = None,
    until: Until = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """List events, each merged from all claims about it.

    Claims that disagree stay side by side: rival tolls are separated by a slash.
    """
    from zenobia.cli.plain import event_to_dict
    from zenobia.cli.tables import events_table

    with wiring.open_existing(db) as record:
        found = record.events(type=type, place=place, actor=actor, since=since, until=until)
        if format is ListFormat.JSON:
            print_json([event_to_dict(event) for event in found])
        else:
            output().print(events_table(found))


def places(db: Db = DEFAULT_DB, format: Format = ListFormat.TABLE) -> None:
    """List the places that reports name.

    Each comes with its location and the number of claims about it. A place that no gazetteer knows is listed without a location.
    """
    from zenobia.cli.plain import place_to_dict
    from zenobia.cli.tables import places_table

    with wiring.open_existing(db) as record:
        found = record.places()
        if format is ListFormat.JSON:
            print_json([place_to_dict(place, n_claims) for place, n_claims in found])
        else:
            output().print(places_table(found))


def actors(db: Db = DEFAULT_DB, format: Format = ListFormat.TABLE) -> None:
    """List the actors that reports name.

    Each comes with the side that it holds ground for and the number of claims that it is in.
    """
    from zenobia.cli.plain import actor_to_dict
    from zenobia.cli.tables import actors_table

    with wiring.open_existing(db) as record:
        found = record.actors()
        if format is ListFormat.JSON:
            print_json([actor_to_dict(actor, n_claims) for actor, n_claims in found])
        else:
            output().print(actors_table(found))


def documents(db: Db = DEFAULT_DB, format: Format = ListFormat.TABLE) -> None:
    """List the reports in the record.

    Each comes with its date of publication and how that is known.
    """
    from zenobia.cli.plain import document_to_dict
    from zenobia.cli.tables import documents_table

    with wiring.open_existing(db) as record:
        found = record.documents()
        if format is ListFormat.JSON:
            print_json([document_to_dict(doc) for doc in found])
        else:
            output().print(documents_table(found))
