#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may know whom: reads every include of our own headers and holds it against the table below.

Also fails on an exception that nobody needs any more, and on a cycle among the rooms of core."""
import pathlib
import re
import sys
import tempfile

CORE = {
    "base": set(),
    "origin": {"base"},
    "secrets": {"base"},
    "otp": {"base"},
    "jose": {"base"},
    "system": {"base"},
    "qr": {"base"},
    "net": {"base", "origin"},
    "auth": {"base", "net", "jose", "secrets", "origin"},
    "account": {"base", "auth", "net", "jose", "secrets"},
    "browser": {"base", "origin", "secrets"},
    "mail": {"base", "origin", "secrets", "qr"},
    "kucoin": {"base", "net", "secrets", "account"},
}
SERVICE_MAY = {"core/base", "core/otp", "core/jose"}
# What the window's widgets must never name, although it is in core: they see values and ports.
UI_MUST_NOT = {
    "core/net/https_transport.h",
    "core/secrets/keychain_store.h",
    "core/secrets/file_store.h",
}
# "file -> header" pairs that are allowed against the table, each with its reason.
EXCEPTIONS: dict[str, str] = {}

INCLUDE = re.compile(r'^\s*#\s*include\s+"((?:core|ui|app|service|tests)/[^"]+)"', re.M)
SYSTEM_INCLUDE = re.compile(r"^\s*#\s*include\s+<(Q[A-Za-z0-9/]+|boost/[^>]+)>", re.M)
WIDGETS = re.compile(r"^(QtWidgets|QtGui|Q(Widget|Application|Dialog|Label|PushButton|Image|Pixmap|Painter|Icon|GuiApplication|Clipboard)$)")


def room(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "core" else parts[0]


def allowed(source: str, header: str) -> bool:
    here, there = room(source), room(header)
    if here == there or here == "tests":
        return True
    if there in ("tests", "app"):
        return False
    if here == "app":
        return there != "service"
    if here == "service":
        return there in SERVICE_MAY
    if here == "ui":
        return there.startswith("core/") and header not in UI_MUST_NOT
    if here.startswith("core/"):
        return there.startswith("core/") and there[5:] in CORE.get(here[5:], set())
    return False


def check(root: pathlib.Path, exceptions: dict[str, str]) -> list[str]:
    complaints, used = [], set()
    for top in ("core", "ui", "app", "service"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            source = file.relative_to(root).as_posix()
            text = file.read_text(encoding="utf-8")
            for header in INCLUDE.findall(text):
                if allowed(source, header):
                    continue
                pair = f"{source} -> {header}"
                if pair in exceptions:
                    used.add(pair)
                else:
                    complaints.append(f"{pair}: {room(source)} may not know {room(header)}")
            if top == "core":
                for header in SYSTEM_INCLUDE.findall(text):
                    if WIDGETS.match(header):
                        complaints.append(f"{source} -> <{header}>: core knows no Gui and no Widgets")
            if top not in ("service",) and re.search(r"^\s*#\s*include\s+<boost/", text, re.M):
                complaints.append(f"{source}: Boost belongs to the service")
    beast = [
        f.relative_to(root).as_posix()
        for f in (root / "service").rglob("*")
        if f.suffix in (".h", ".cpp") and "<boost/" in f.read_text(encoding="utf-8")
    ]
    if len([f for f in beast if f.endswith(".cpp")]) > 3:
        complaints.append(f"more than three translation units include Boost: {', '.join(beast)}")
    for pair in exceptions:
        if pair not in used:
            complaints.append(f"exception no longer needed, remove it: {pair}")
    for name in CORE:
        seen, todo = set(), list(CORE[name])
        while todo:
            other = todo.pop()
            if other == name:
                complaints.append(f"the table has a cycle through core/{name}")
                break
            if other not in seen:
                seen.add(other)
                todo.extend(CORE.get(other, ()))
    return complaints


def self_test() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {
            "core/base/a.h": '#include "core/net/x.h"\n',
            "core/net/x.h": "#include <QWidget>\n",
            "ui/b.cpp": '#include "core/net/https_transport.h"\n',
            "service/c.cpp": '#include "core/auth/session.h"\n',
            "app/d.cpp": '#include "core/auth/session.h"\n#include "ui/b.h"\n',
            "core/auth/ok.cpp": '#include "core/jose/jwk.h"\n',
        }.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        found = check(root, {"core/base/gone.h -> ui/x.h": "stale"})
    expected = ["core/base/a.h", "core/net/x.h", "ui/b.cpp", "service/c.cpp", "exception no longer needed"]
    missed = [e for e in expected if not any(e in c for c in found)]
    return [f"self-test: not found: {m}" for m in missed] + (
        [] if len(found) == len(expected) else [f"self-test: {len(found)} complaints, want {len(expected)}: {found}"]
    )


if __name__ == "__main__":
    result = self_test() if sys.argv[1:] == ["--self-test"] else check(pathlib.Path(sys.argv[1]), EXCEPTIONS)
    print("\n".join(result) or "every include is allowed")
    sys.exit(1 if result else 0)
