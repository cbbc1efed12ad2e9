// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plate's word on this computer and the checks behind it, with canned findings.
#pragma once

#include "tests/ui/scenes.h"

namespace sallyport::test {

/// A computer at which a lot is wrong, and some cannot be known.
QList<system::Check> badComputer();

QList<Scene> preflightScenes();

} // namespace sallyport::test
