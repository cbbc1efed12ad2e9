// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpAuthenticatorService: AuthenticatorService over the account API of docs/protocol.md, with an open session.
//   HttpAuthenticatorService authenticators(*session);
#pragma once

#include "core/account/authenticator_service.h"
#include "core/auth/session.h"

#include <QObject>

namespace sallyport::account {

class HttpAuthenticatorService : public QObject, public AuthenticatorService {
    Q_OBJECT
public:
    /// `session` must outlive this.
    explicit HttpAuthenticatorService(auth::Session& session) : m_session(session) {}

    Answer<ChallengeList> challenges() override;
    Answer<AuthenticatorOffer> offer(QString name) override;
    Answer<ChangeReport> confirm(QString offerId, Secret code) override;
    Answer<ChangeReport> remove(QString authenticatorId) override;

private:
    auth::Session& m_session;
};

} // namespace sallyport::account
