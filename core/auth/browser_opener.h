// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// BrowserOpener: the port through which core asks for the system's browser; app fills it (it needs Gui).
#pragma once

#include <QString>
#include <QUrl>

namespace sallyport::auth {

class BrowserOpener {
public:
    BrowserOpener() = default;
    BrowserOpener(const BrowserOpener&) = delete;
    BrowserOpener& operator=(const BrowserOpener&) = delete;
    virtual ~BrowserOpener() = default;

    /// Shows `url` (https) to the person; false if no browser could be started.
    virtual bool open(const QUrl& url) = 0;
    /// Plain text the browser shows once it has come back: "you can close this page".
    virtual QString goodbye() const { return {}; }
};

} // namespace sallyport::auth
