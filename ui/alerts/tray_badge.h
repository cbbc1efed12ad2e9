// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// badgedIcon(): the program's picture with a number on it, for the tray.
//   tray.setIcon(badgedIcon(store.openCount()));
#pragma once

#include <QIcon>

namespace sallyport::ui {

/// No number for 0; "9+" beyond 9, because more digits cannot be read at a tray's size.
QIcon badgedIcon(qsizetype count);

} // namespace sallyport::ui
