// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/challenge_request.h"

namespace sallyport::service {

namespace {

bool isBase64Url(QByteArrayView text, qsizetype size)
{
    return text.size() == size && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                   || c == '_';
           });
}

bool isDigits(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Result<Form, FormError> readForm(HttpRequest& request)
{
    return Form::read(request,
                      {{"auth_session", 128},
                       {"client_id", 64},
                       {"response_type", 32},
                       {"scope", 128},
                       {"code_challenge", 128},
                       {"code_challenge_method", 16},
                       {"acr_values", 256},
                       {"max_age", 9},
                       {"username", 254},
                       {"password", 1024},
                       {"captcha", 32 * 1024},
                       {"captcha_type", 16},
                       {"otp", 16},
                       {"otp_method", 16},
                       {"device_kind", 16},
                       {"device_name", 256},
                       {"device_proof", 4096},
                       {"lease_seconds", 9}});
}

/// What can only be a mistake of the client, not a wrong answer of a person.
bool isSound(const Form& form)
{
    const auto method = form.value("otp_method");
    const bool pkceSound = form.has("code_challenge")
        ? isBase64Url(form.value("code_challenge"), 43) && form.value("code_challenge_method") == "S256"
        : !form.has("code_challenge_method");
    return pkceSound && form.has("username") == form.has("password") && isDigits(form.value("max_age"))
        && isDigits(form.value("lease_seconds")) && (method.isEmpty() || method == "totp" || method == "sms")
        && (!form.has("captcha_type") || humanCheckKind(QString::fromUtf8(form.value("captcha_type"))));
}

} // namespace

void ChallengeRequest::dropCredentials()
{
    username.clear();
    password = {};
}

Result<ChallengeRequest, HttpAnswer> ChallengeRequest::read(HttpRequest& request)
{
    const auto form = readForm(request);
    if (!form)
        return std::unexpected(refusedForm(form.error()));
    if (!isSound(*form))
        return std::unexpected(oauthError(OauthError::invalidRequest));
    const auto text = [&](QByteArrayView name) { return form->value(name).toByteArray(); };
    return ChallengeRequest{
        .authSession = text("auth_session"),
        .clientId = text("client_id"),
        .responseType = text("response_type"),
        .scope = text("scope"),
        .codeChallenge = text("code_challenge"),
        .stepUp = form->has("acr_values") || form->has("max_age"),
        .username = text("username"),
        .password = Secret::copyOf(form->value("password")),
        .captcha = text("captcha"),
        .captchaType = humanCheckKind(QString::fromUtf8(form->value("captcha_type"))),
        .otp = Secret::copyOf(form->value("otp")),
        .otpMethod = form->value("otp_method") == "sms" ? OtpMethod::sms : OtpMethod::totp,
        .otpMethodGiven = form->has("otp_method"),
        .deviceKind = text("device_kind"),
        .deviceName = text("device_name"),
        .deviceProof = text("device_proof"),
        .leaseSeconds = text("lease_seconds"),
    };
}

} // namespace sallyport::service
