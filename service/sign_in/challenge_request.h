// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChallengeRequest: the form of one POST to the challenge endpoint (first-party draft 5.1 and our factors), read and
// held against the limits of each field; what the values are worth is judged later.
//   auto request = ChallengeRequest::read(httpRequest);
#pragma once

#include "service/sign_in/form.h"
#include "service/sign_in/human_checks.h"
#include "service/sign_in/oauth_answers.h"

namespace sallyport::service {

enum class OtpMethod { totp, sms };

struct ChallengeRequest {
    QByteArray authSession = {}; ///< empty: a sign-in begins
    QByteArray clientId = {};
    QByteArray responseType = {};
    QByteArray scope = {};
    QByteArray codeChallenge = {}; ///< 43 characters, S256
    bool stepUp = false;           ///< acr_values or max_age were given

    QByteArray username = {};
    Secret password = {};
    QByteArray captcha = {}; ///< JSON
    std::optional<HumanCheckKind> captchaType = {};
    Secret otp = {};
    OtpMethod otpMethod = OtpMethod::totp;
    bool otpMethodGiven = false;
    QByteArray deviceKind = {};
    QByteArray deviceName = {};
    QByteArray deviceProof = {};
    QByteArray leaseSeconds = {};

    bool hasCredentials() const { return !username.isEmpty(); }
    /// Wipes and drops them, once judged.
    void dropCredentials();

    /// The body of `request` is wiped. An answer: the refusal to give.
    static Result<ChallengeRequest, HttpAnswer> read(HttpRequest& request);
};

} // namespace sallyport::service
