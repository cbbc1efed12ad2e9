// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Judges one HTTP request at the loopback listener (RFC 8252 7.3): is it the browser coming back with our answer?
//   LoopbackVerdict v = judgeLoopbackRequest(bytes, expected);
#pragma once

#include "core/base/secret.h"

#include <QString>

#include <variant>

namespace sallyport::auth {

inline constexpr char loopbackPath[] = "/signed-in";
inline constexpr qsizetype maxLoopbackRequest = 8 * 1024; ///< bytes, up to the blank line

struct LoopbackExpectation {
    std::uint16_t port = 0;
    QByteArray state; ///< RFC 6749 10.12
    QString issuer;   ///< RFC 9207 2.4
    bool issuerMustBeNamed = false;
};

/// Answered with `status` and otherwise ignored: not for us, or not from our service.
struct IgnoredRequest {
    int status = 400;
};
/// The service said no (RFC 6749 4.1.2.1), with the right state.
struct RefusedSignIn {};

using LoopbackVerdict = std::variant<IgnoredRequest, RefusedSignIn, Secret>;

/// `head`: the request up to and with the blank line. A Secret is the authorization code.
LoopbackVerdict judgeLoopbackRequest(QByteArrayView head, const LoopbackExpectation& expected);

} // namespace sallyport::auth
