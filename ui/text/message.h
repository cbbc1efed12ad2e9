// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Message: what a person is told about one thing: the finding and, apart from it, the advice.
#pragma once

#include <QString>

namespace sallyport::ui {

struct Message {
    QString finding; ///< what is the case
    QString advice;  ///< what to do; may be empty

    /// Both, for one line under a field or for a screen reader.
    QString text() const { return advice.isEmpty() ? finding : finding + u' ' + advice; }
};

} // namespace sallyport::ui
