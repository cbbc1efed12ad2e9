#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with_node.sh TEST.mjs ARGS...: runs a test of this folder in node; exit code 77 (skipped) where there is no node.
here=$(cd "$(dirname "$0")" && pwd)
test=$1
shift
if ! command -v node >/dev/null; then
  echo "skipped: $test needs node"
  exit 77
fi
exec node "$here/$test" "$@"
