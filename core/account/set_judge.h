// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SetJudge: verifies the tokens of a poll with the service's keys, fetched anew once where a key is not at hand.
//   judge.judge(answer.sets, jwksUri, expectation).then(this, ...);
#pragma once

#include "core/jose/security_event_token.h"
#include "core/net/transport.h"

#include <QHash>
#include <QMap>

namespace sallyport::account {

struct JudgedSets {
    QList<jose::SecurityEvent> good = {};
    QHash<QString, jose::SetError> bad = {}; ///< by the jti they were delivered under
};

/// The error word of RFC 8935 2.4.
QString errorWord(jose::SetError error);

class SetJudge : public QObject {
public:
    explicit SetJudge(net::Transport& transport);
    using Sets = QMap<QString, QByteArray>;
    /// Errors: the keys could not be fetched, and nothing was judged.
    Task<JudgedSets, net::TransportError> judge(const Sets& sets, QUrl jwksUri, const jose::SetExpectation& expected);

private:
    JudgedSets judgeNow(const Sets& sets, const jose::SetExpectation& expected) const;
    net::Transport& m_transport;
    QJsonObject m_jwks;
};

} // namespace sallyport::account
