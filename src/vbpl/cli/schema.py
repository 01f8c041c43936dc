"""`vbpl schema`: the JSON Schema of what `vbpl parse` writes."""

import json

import typer


def run() -> None:
    """Print the JSON Schema of a Bundle.

    [dim]vbpl schema > bundle.schema.json[/dim]
    """
    from ..model import Bundle

    typer.echo(json.dumps(Bundle.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
