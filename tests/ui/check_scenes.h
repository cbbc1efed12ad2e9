// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Check page, before and after signing in, with links to look at.
#pragma once

#include "tests/ui/scenes.h"
#include "ui/check/check_page.h"

#include <QImage>

namespace sallyport::test {

QList<Scene> checkScenes();
/// The first page's "Check a link, a picture or a message…".
ui::CheckPage* openCheck(Stage& stage);
/// A picture of a QR code.
QImage codeOf(const QByteArray& text);

} // namespace sallyport::test
