// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request's head must be beyond well-formed HTTP before anybody handles it (RFC 9112): one reading only, so that
// no two parties can disagree on where it ends or for whom it is.
//   if (const auto status = refusalOf(head, 11, hosts)) refuse(*status);
#pragma once

#include "service/http/http_types.h"

namespace sallyport::service {

/// The status to refuse with, or nothing. `version` is 10 or 11; `hosts` are the values Host may have
/// ("localhost:41873"). 400 Host missing or doubled, Content-Length doubled or not a number; 411 any Transfer-Encoding
/// (RFC 9112 6.3 allows a server to demand Content-Length, and bodies with one length cannot be smuggled); 417 Expect;
/// 421 another host; 505 not HTTP/1.1.
std::optional<int> refusalOf(const HttpRequest& head, unsigned version, const QByteArrayList& hosts);

/// Splits a request target into path and query. Absolute form is taken for our own hosts (RFC 9112 3.2.2); "*" and
/// authority form are refused. False: not a target for us.
bool setTarget(HttpRequest& head, QByteArrayView target, const QByteArrayList& hosts);

} // namespace sallyport::service
