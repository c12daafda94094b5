"""Help that reads like a manual page: arguments by their names, without the types of the code."""

from typing import Any

from typer.core import TyperCommand


class ManualCommand(TyperCommand):
    """A command whose help speaks of PLACE and DATE and not of `str` and `date`."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words of the usage line; what is not in square brackets must be given."""
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of arguments and options."""
        rows: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is None:
                continue
            name, words = record
            if param.param_type_name == "argument":
                rows["Arguments"].append((name.split(" <")[0], words.replace("  [required]", "")))
            else:
                rows["Options"].append((name, words))
        for heading, records in rows.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)
