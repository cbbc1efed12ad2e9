// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/web_page.h"

namespace sallyport::ui {

WebPage::WebPage(ActSink act, Clock clock, const QString& suggestedName, QWidget* parent)
    : ComputerPage(std::move(act), std::move(clock), suggestedName,
                   tr("This service takes passphrase and code only on its own page. Your browser opens it; check there "
                      "that the address is the one above. Then come back here."),
                   parent)
{
}

auth::PersonAct WebPage::actFor(auth::DeviceChoice choice) const
{
    return auth::OpenBrowser{std::move(choice)};
}

} // namespace sallyport::ui
