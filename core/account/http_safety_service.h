// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpSafetyService: SafetyService over the account API of docs/protocol.md, with an open session and the device key
// that signs approvals.
//   HttpSafetyService safety(*session, context);
#pragma once

#include "core/account/http_account_service.h"
#include "core/account/safety_service.h"
#include "core/auth/auth_context.h"
#include "core/jose/jwk.h"

namespace sallyport::account {

class HttpSafetyService : public QObject, public SafetyService {
    Q_OBJECT
public:
    /// `session` and the context's store must outlive this.
    HttpSafetyService(auth::Session& session, const auth::AuthContext& context);

    Answer<PasscodeFacts> passcode() override;
    Answer<ChangeReport> setPasscode(Secret oldOne, Secret newOne) override;
    Answer<ChangeReport> replaceForgottenPasscode(Secret newOne) override;
    Answer<QList<WithdrawalAddress>> addresses() override;
    Answer<Action> begin(ActionWish wish) override;
    Answer<ChangeReport> approve(Action action, Secret passcode) override;
    Answer<DeviceEndReport> endLostDevice(QString deviceId, Secret passcode) override;

private:
    Answer<ChangeReport> putPasscode(QByteArray body);
    Answer<ChangeReport> sendApproval(const Action& action, const QByteArray& approval, const Secret& passcode);
    /// Empty: that key is not this device's.
    QByteArray sign(const jose::EcKey& key, const Action& action) const;

    auth::Session& m_session;
    const auth::AuthContext m_context;
    HttpAccountService m_account; ///< for the ends of a device's sessions
};

} // namespace sallyport::account
