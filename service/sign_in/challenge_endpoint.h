// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChallengeEndpoint: POST /oauth/challenge, the authorization challenge endpoint of OAuth 2.0 for First-Party
// Applications (draft-ietf-oauth-first-party-apps-04) with the factors of docs/protocol.md. It admits a request, finds
// its sign-in, lets the steps judge, and writes what is asked for next.
#pragma once

#include "service/sign_in/code_step.h"
#include "service/sign_in/credentials_step.h"
#include "service/sign_in/device_step.h"

namespace sallyport::service {

class ChallengeEndpoint {
public:
    explicit ChallengeEndpoint(SignInContext& context);
    void handle(HttpRequest request, Answerer answer);

private:
    std::optional<HttpAnswer> begin(ChallengeTurn& turn, const QByteArray& jkt);
    std::optional<HttpAnswer> resume(ChallengeTurn& turn, const QByteArray& jkt);
    std::optional<HttpAnswer> beginStepUp(ChallengeTurn& turn);
    Result<std::optional<StepUp>, StoreError> stepUpOf(const QByteArray& jkt);

    void advance(const TurnPtr& turn);
    void take(const TurnPtr& turn, StepOutcome outcome);
    void ask(const TurnPtr& turn, const Ask& wanted);
    QJsonObject describe(const ChallengeTurn& turn, const Ask& wanted, QByteArrayView authSession);
    void restore(ChallengeTurn& turn);

    SignInContext& m_context;
    CredentialsStep m_credentials;
    CodeStep m_code;
    DeviceStep m_device;
};

} // namespace sallyport::service
