// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An HttpAnswer as the bytes of an HTTP/1.1 response.
#pragma once

#include "service/http/http_types.h"

#include <string>

namespace sallyport::service {

/// Adds Date, Content-Length, Cache-Control: no-store, X-Content-Type-Options and, when `keepAlive` is false,
/// Connection: close. Without its body for HEAD (RFC 9110 9.3.2). An answer whose headers could not stand on one line
/// each becomes an empty 500.
std::string answerText(const HttpAnswer& answer, std::int64_t unixSeconds, bool keepAlive, bool withBody = true);

/// IMF-fixdate (RFC 9110 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
QByteArray httpDate(std::int64_t unixSeconds);

} // namespace sallyport::service
