// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lock's pages for the gallery and the walks over widgets.
#pragma once

#include "tests/ui/scenes.h"

namespace sallyport::test {

QList<Scene> lockScenes();
/// An open session that leaves a watch behind when it is locked; null once it was taken.
FakeLockedWatch* openWatched(Stage& stage);

} // namespace sallyport::test
