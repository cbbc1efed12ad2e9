// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the path says of who made a page. findImitatingPage: one on a host that gives everybody one
// (resources/links/page_hosts.txt), judged as if its name stood before the host and not behind it.
//   findImitatingPage(u"sites.google.com"_s, u"/view/kucoin-login/home", service);
#pragma once

#include "core/origin/imitation.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace sallyport::origin {

/// `host` as browsers read it, `rest` as BrowserLink::rest. Only a page that is called by the name alone, or by it
/// beside a word of sign-in pages: with other words it may as well be about the service.
std::optional<Imitation> findImitatingPage(const QString& host, QStringView rest, const ImitatedService& service);

/// Zendesk gives what anybody attaches to a request for help a public address on the company's own host:
/// "example.zendesk.com/attachments/token/…".
bool isUploadedFile(const QString& host, QStringView rest);

} // namespace sallyport::origin
