// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and sessions for a service under load, made with the service's own store: a sign-in each would take longer
// than the test. And what a client knows of its session, with which it makes requests.
//   QByteArray line = makeLoadFolder(folder, plan);   // in the service's process
//   LoadPeople people = readLoadPeople(line);         // in the clients'
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/jose/jwk.h"
#include "service/sign_in/password_hasher.h"

#include <QList>
#include <QString>

#include <vector>

namespace sallyport::test {

struct LoadPlan {
    int accounts = 100;
    int sessionsEach = 10; ///< that poll
    int doomedEach = 10;   ///< that will be ended
    service::PasswordCost cost = {};
};

/// A session as its client knows it.
struct LoadSession {
    int account = 0;
    QByteArray sid;
    QByteArray token;
    jose::EcKey key;
};

struct LoadAccount {
    QString identifier;
    Secret otpauth;
};

struct LoadPeople {
    std::vector<LoadAccount> accounts;
    std::vector<LoadSession> polling;
    std::vector<LoadSession> doomed;
};

/// The passphrase of all accounts.
inline const QByteArray loadPassword = "correct horse battery staple";

/// The folder of a service that has not started yet; what the clients need to know, as one line. Empty: it failed.
QByteArray makeLoadFolder(const QString& folder, const LoadPlan& plan);
LoadPeople readLoadPeople(QByteArrayView line);

/// A session's requests to one service. Nonces are learned from the answers.
struct LoadCaller {
    QByteArray issuer;
    LoadSession session;
    QByteArray nonce = {};

    /// The bytes of a POST; with the access token unless the endpoint is one of the authorization server.
    QByteArray post(const QByteArray& path, const QByteArray& body) const;
};

} // namespace sallyport::test
