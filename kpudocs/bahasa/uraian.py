"""What a model's fields mean, from the docstrings below them: read for its JSON Schema alone.

pydantic's own `use_attribute_docstrings` reads the source of every model when it is defined, which
is a quarter of a second in which nobody asks for a schema.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from typing import Any

__all__ = ["describe_fields", "read_descriptions"]


def describe_fields(schema: dict[str, Any], model: type[Any]) -> None:
    """Add the descriptions of `model`'s fields to its JSON Schema: a `json_schema_extra` of pydantic's."""
    properties = schema.get("properties", {})
    described = read_descriptions(model)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if name in described and key in properties:
            properties[key].setdefault("description", described[name])


def read_descriptions(model: type[Any]) -> dict[str, str]:
    """What each field of a model means, by its name."""
    described: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if cls.__module__.partition(".")[0] != "pydantic" and cls is not object:
            described |= _attribute_docstrings(cls)
    return described


@cache
def _attribute_docstrings(cls: type[Any]) -> dict[str, str]:
    """The docstrings below the attributes of a class; none where its source is not at hand."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    except (OSError, TypeError, SyntaxError):
        return {}
    found: dict[str, str] = {}
    last = ""
    for statement in tree.body if isinstance(tree, ast.ClassDef) else ():
        is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if is_text and last and isinstance(text := statement.value.value, str):  # type: ignore[attr-defined]
            found[last] = inspect.cleandoc(text)
        is_field = isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
        last = statement.target.id if is_field else ""  # type: ignore[attr-defined]
    return found
