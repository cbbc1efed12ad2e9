// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an action is as it is signed, and whether a JWS approves just that (docs/protocol.md, Actions): what was seen is
// what was signed, or nothing is done.
//   if (!approves(form.value("approval"), {.members = actionMembers(action, issuer), .deviceId = id, .publicJwk =
//   jwk}))
#pragma once

#include "service/store/actions.h"

#include <QJsonObject>

namespace sallyport::service {

/// An asset's or network's name, an address and a memo as they may be: printable ASCII, so that nothing looks like
/// something else; lengths as docs/protocol.md says.
bool isSound(const MoneyPlace& place);

/// What POST actions answers, and what the approval must have but for `iat`.
QJsonObject actionMembers(const PendingAction& action, const QByteArray& issuer);

struct ApprovalTerms {
    QJsonObject members = {};
    QByteArray deviceId = {};
    QByteArray publicJwk = {}; ///< the device key's, JSON
};

/// True if it is signed by that device key, and over exactly these members and an `iat`.
bool approves(QByteArrayView approval, const ApprovalTerms& terms);

} // namespace sallyport::service
