// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON object of secrets as a request's body, written without a QString or QJsonValue in between.
//   request.body = secretJson({{"old_password", old}, {"otp", code}});
#pragma once

#include "core/base/secret.h"

#include <initializer_list>

namespace sallyport::account {

struct SecretMember {
    const char* name; ///< needs no escaping
    const Secret& value;
};

/// The values as JSON strings (RFC 8259 7), byte by byte: they are UTF-8 already.
QByteArray secretJson(std::initializer_list<SecretMember> members);

} // namespace sallyport::account
