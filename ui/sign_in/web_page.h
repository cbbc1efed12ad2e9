// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebPage: the service wants its own page, in the system's browser; the same question about this computer goes before
// it. The view of WebSignInNeeded.
#pragma once

#include "ui/sign_in/computer_page.h"

namespace sallyport::ui {

class WebPage : public ComputerPage {
    Q_OBJECT
public:
    WebPage(ActSink act, Clock clock, const QString& suggestedName, QWidget* parent = nullptr);

    QString title() const override { return tr("Sign in on the service's page"); }
    QString continueCaption() const override { return tr("&Open my browser"); }

protected:
    auth::PersonAct actFor(auth::DeviceChoice choice) const override;
};

} // namespace sallyport::ui
