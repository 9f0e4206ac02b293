"""An index as one file, in the safetensors format: named arrays that are mapped into memory, and a header.

It opens in about a millisecond, holds no code, and its header tells what was counted.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.errors import InputError, OutputError, Said, system_reason
from compare.reference.index import Index
from compare.reference.shingles import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_ARRAYS = ("keys", "starts", "owners", "places", "digests")
_HEADER = "compare.reference"
_EMBEDDED = Path(__file__).with_name("reference.safetensors")


def save(index: Index, path: str) -> None:
    """Write an index, whole or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    from safetensors.numpy import save as packed  # noqa: PLC0415 - needed only where an index is touched

    arrays = {name: np.ascontiguousarray(_narrow(getattr(index, name))) for name in _ARRAYS}
    header = {"fewest": index.fewest, "signature": index.signature, "provenance": index.provenance}
    data = packed(arrays, metadata={_HEADER: json.dumps(header, ensure_ascii=False)})
    target = Path(path)
    partial = target.with_name(f"{target.name}.part")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        what = Said("cannot be written ({reason})", reason=system_reason(error))
        raise OutputError(what=what, where=path, todo=Said("check the folder")) from None


def _narrow(array: NDArray[Any]) -> NDArray[Any]:
    """Small numbers in as few bytes as hold them; keys as they are."""
    fits = [kind for kind in (np.uint16, np.uint32) if not len(array) or int(array.max()) <= np.iinfo(kind).max]
    return array.astype(fits[0]) if fits else array


def load(path: str) -> Index:
    """An index from its file.

    Raises:
        InputError: The file is missing or is no index.
    """
    from safetensors import SafetensorError, safe_open  # noqa: PLC0415 - needed only where an index is touched

    advice = Said("make one with `compare index build DIR -o INDEX`")
    if not Path(path).is_file():
        raise InputError(what=Said("no such index"), where=path, todo=advice)
    try:
        with safe_open(path, "np") as file:
            header = json.loads((file.metadata() or {})[_HEADER])
            arrays = {name: file.get_tensor(name) for name in _ARRAYS}
        return Index(
            **arrays,
            fewest=int(header["fewest"]),
            signature=str(header["signature"]),
            provenance=tuple(map(str, header["provenance"])),
        )
    except (SafetensorError, KeyError, ValueError, TypeError):
        raise InputError(what=Said("is not a reference index"), where=path, todo=advice) from None


@cache
def embedded() -> Index:
    """The index that ships with the package; read once. Public documents, by tests/gold/build_reference.py."""
    return load(str(_EMBEDDED))


def opened(paths: Iterable[str]) -> tuple[Index, ...]:
    """The indexes that a user named, to measure against, or the embedded one where none was.

    Raises:
        InputError: One is missing, is no index, or knows other phrases than texts are cut into now.
    """
    return tuple(map(_comparable, paths)) or (embedded(),)


def _comparable(path: str) -> Index:
    index = load(path)
    if index.signature != SIGNATURE:
        what = Said("was counted in another way ({signature})", signature=index.signature)
        raise InputError(what=what, where=path, todo=Said("make it anew with `compare index build DIR -o INDEX`"))
    return index
