// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// UnfinishedEnding: a session or device whose end was asked for and not answered when the program locked. What came of
// it is looked up after it is unlocked.
#pragma once

#include <QList>
#include <QString>

namespace sallyport::ui {

struct UnfinishedEnding {
    QString id;   ///< of the session or device; empty: all others
    QString name; ///< as the list had it; may be empty
};

} // namespace sallyport::ui
