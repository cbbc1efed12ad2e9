// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopBrowser: opens the web way's address in the person's default browser.
#pragma once

#include "core/auth/browser_opener.h"

#include <QDesktopServices>

namespace sallyport::app {

class DesktopBrowser : public auth::BrowserOpener {
public:
    bool open(const QUrl& url) override
    {
        return url.scheme() == QStringLiteral("https") && QDesktopServices::openUrl(url);
    }
};

} // namespace sallyport::app
