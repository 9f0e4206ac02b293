"""Run by the system's own Python, which has LibreOffice's bindings: FILE HOW prints the paragraphs as JSON.

HOW is accepted or rejected: all tracked changes are, as a user would by the menu.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from typing import Any

import uno  # type: ignore[import-not-found]  # LibreOffice's own

_COMMANDS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
_TRIES, _PAUSE = 240, 0.25


def main(path: str, how: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"name=compare{profile.rsplit('/', 1)[-1]}"
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,{pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = _connected(pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            hidden.Name, hidden.Value = "Hidden", True
            document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (hidden,))
            dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            dispatcher.executeDispatch(document.CurrentController.Frame, _COMMANDS[how], "", 0, ())
            paragraphs = document.Text.createEnumeration()
            said = []
            while paragraphs.hasMoreElements():
                said.append(paragraphs.nextElement().getString())
            print(json.dumps(said))
            document.close(True)  # noqa: FBT003 - LibreOffice's own interface
        finally:
            office.terminate()
            office.wait(20)


def _connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(_TRIES):
        try:
            return resolver.resolve(f"uno:pipe,{pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - not there yet, by whatever name
            time.sleep(_PAUSE)
    sys.exit("LibreOffice did not start")


main(*sys.argv[1:])
