"""The fitted network -> two ONNX files of 8-bit weights, which the program runs without torch."""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.network import WIDTH, Network


def export(network: Network, folder: Path) -> None:
    """Write finder.onnx and tagger.onnx into `folder`."""
    network.eval()
    rows, pieces = torch.export.Dim("rows"), torch.export.Dim("pieces")
    both = {0: rows, 1: pieces}
    ids, mask = (torch.ones(2, 16, dtype=torch.long) for _ in range(2))  # one tensor twice would be one input
    _write(
        network.finder,
        (ids, mask),
        ["ids", "mask"],
        ["states", "logits"],
        (both, both),
        folder / "finder.onnx",
    )
    two = torch.ones(2, dtype=torch.long)
    apart = torch.ones(2, 16, dtype=torch.long)
    told = (torch.zeros(2, 16, WIDTH), two, two + 1, two + 2, apart, apart + 1)
    names = ["states", "at", "end", "kind", "near", "where"]
    shapes = (both, *[{0: rows}] * 3, both, both)
    _write(network.tagger, told, names, ["roles", "sense"], shapes, folder / "tagger.onnx")


def _write(
    part: nn.Module,
    example: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    shapes: tuple[dict[int, torch.export.Dim], ...],
    path: Path,
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        raw, clean = Path(scratch) / "raw.onnx", Path(scratch) / "clean.onnx"
        torch.onnx.export(
            part,
            example,
            raw,
            input_names=inputs,
            output_names=outputs,
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        quant_pre_process(raw, clean, skip_symbolic_shape=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(clean, path, per_channel=True, weight_type=QuantType.QInt8)
