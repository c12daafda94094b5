"""Where the knowledge lies that analysts edit: `resources/` beside the code, or inside an installed package."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).resolve().parent.parent
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one where it is installed."""


@cache
def resources_dir() -> Path:
    """The folder of the shipped resources.

    Raises:
        FileNotFoundError: the installation is broken; it names the places looked at.
    """
    candidates = (_HERE / "resources", _HERE.parent.parent / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no resources folder at any of: {', '.join(map(str, candidates))}")


def load_yaml(name: str) -> Any:
    """Read one YAML file of the resources, such as `lexicon/verbs.yaml`.

    Raises:
        ValueError: the file is not valid YAML; it names the file and the line.
    """
    path = resources_dir() / name
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=YamlLoader)
    except yaml.YAMLError as problem:
        raise ValueError(f"{path}: not valid YAML: {problem}") from problem
