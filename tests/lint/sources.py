#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file opens with its licence, is listed in its folder's CMakeLists.txt, and avoids what the house forbids."""
import pathlib
import re
import sys

FORBIDDEN = {
    r"\bQEventLoop\b": "no nested event loops",
    r"(?<!app)(->|\.)exec\(\)": "dialogs use open(); queries use exec with care",
    r"\bco_await\b": "no coroutines (docs/decisions)",
    r"\bQFuture<": "Task, not QFuture (docs/decisions)",
    r"fromUserInput": "addresses are parsed, never guessed",
    r"\b(TODO|FIXME|XXX)\b": "finish it or note it in docs/known-issues.md",
    r"setInsecureFallback\(true": "never plain text",
    r"ignoreSslErrors": "no way around TLS errors",
    r"clipboard\(\)\s*->\s*set": "what goes onto the clipboard goes through ui/widgets/clipboard_guard; add a file below only for what is no secret",
    r"\.setRedirectPolicy|FollowRedirects|NoLessSafeRedirectPolicy": "redirects are not followed",
}
# Files in which a pattern is right, with the reason in the file itself.
ALLOWED = {
    ("app/main.cpp", r"(?<!app)(->|\.)exec\(\)"),
    ("ui/widgets/clipboard_guard.cpp", r"clipboard\(\)\s*->\s*set"),
    ("ui/check/report_row.cpp", r"clipboard\(\)\s*->\s*set"),  # a report that is meant to be pasted anywhere
}


def main(root: pathlib.Path) -> int:
    complaints = []
    for top in ("core", "ui", "app", "service", "tests"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            name = file.relative_to(root).as_posix()
            text = file.read_text(encoding="utf-8")
            if not text.startswith("// SPDX-FileCopyrightText: 2026 The Sallyport authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"):
                complaints.append(f"{name}: the two-line licence header is missing")
            if file.suffix == ".h" and "#pragma once" not in text:
                complaints.append(f"{name}: #pragma once is missing")
            if top == "tests":
                continue
            folder = file.parent
            while not (folder / "CMakeLists.txt").exists():
                folder = folder.parent
            if file.relative_to(folder).as_posix() not in (folder / "CMakeLists.txt").read_text(encoding="utf-8"):
                complaints.append(f"{name}: not listed in {folder.relative_to(root)}/CMakeLists.txt")
            for pattern, reason in FORBIDDEN.items():
                if (name, pattern) in ALLOWED:
                    continue
                for number, line in enumerate(text.splitlines(), 1):
                    if re.search(pattern, line.split("//")[0]) and "query" not in line.lower():
                        complaints.append(f"{name}:{number}: {reason}")
    print("\n".join(complaints) or "sources are as the house wants them")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
