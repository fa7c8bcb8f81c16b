"""The commands of `kpudocs`: one command, or one group of commands, a file.

Each imports what is heavy inside its function, so that `kpudocs --help` starts quickly. Only the
command prints (`console`) and reads the environment (`environment`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from kpudocs.commands import (
    amend,
    batch,
    build,
    certify,
    check,
    diff,
    import_,
    law,
    new,
    register,
    rollover,
    rule,
    schema,
    template,
    verify,
    xlsx,
)

__all__ = ["COMMANDS", "GROUPS"]

# fmt: off
COMMANDS: tuple[Callable[..., Any], ...] = (
    amend.amend,
    amend.apply,
    batch.batch,
    build.build,
    certify.certify,
    check.check,
    diff.diff,
    import_.import_,
    new.new,
    amend.revoke,
    rollover.rollover,
    rule.rule,
    schema.schema,
    verify.verify,
)
"""The commands, in the order in which `kpudocs --help` shows them."""
GROUPS: dict[str, typer.Typer] = {
    "law": law.app,
    "register": register.app,
    "template": template.app,
    "xlsx": xlsx.app,
}
"""The groups of commands by name."""
# fmt: on
