// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClosedPage: stands in the place of a part that a shared computer does not open, and says why. Makes nothing of it.
//   addPart(Icon::authenticator, tr("&Authenticator"), new ClosedPage(tr("Authenticator"), ClosedPart::authenticator));
#pragma once

#include "ui/text/lease_messages.h"

#include <QWidget>

namespace sallyport::ui {

class ClosedPage : public QWidget {
    Q_OBJECT
public:
    ClosedPage(const QString& title, ClosedPart part, QWidget* parent = nullptr);
};

} // namespace sallyport::ui
