"""Mending what the parser regularly gets wrong, where the words themselves show it.

"Fighters killed 19 soldiers near Karsun, an activist told the agency": the parser hears the soldiers tell the agency, and takes
the activist for another word for Karsun. Who stands between a comma and the verb of saying is the one who speaks, and the noun
right behind a verb without an object is its object.
"""

from spacy.tokens import Doc, Token

from zenobia.read import grammar


def mend(parsed: Doc, reporting: frozenset[str]) -> None:
    """Give each verb of saying in `parsed` the speaker that stands before it, and the verb told of its object."""
    for speech in parsed:
        if speech.i and speech.pos_ in grammar.VERBS and speech.lemma_.lower() in reporting:
            _mend_speech(speech)


def _mend_speech(speech: Token) -> None:
    speaker = speech.nbor(-1)
    if speaker.dep_ != "appos" or speaker.left_edge.i == 0 or not speaker.left_edge.nbor(-1).is_punct:
        return
    for told in grammar.children(speech, "ccomp"):
        for noun in grammar.children(speech, "nsubj"):
            if told.i + 1 == noun.left_edge.i and noun.i < speaker.left_edge.i and not grammar.objects(told):
                noun.head, noun.dep_ = told, "dobj"
                speaker.head, speaker.dep_ = speech, "nsubj"
                return
