// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/account_errors.h"

#include "core/base/json.h"

namespace sallyport::account {

namespace {

const std::pair<QLatin1String, AccountProblem> words[] = {
    {QLatin1String("newcomer"), AccountProblem::newcomer},
    {QLatin1String("shared_computer"), AccountProblem::sharedComputer},
    {QLatin1String("not_found"), AccountProblem::notFound},
    {QLatin1String("invalid_request"), AccountProblem::badValue},
    {QLatin1String("weak_password"), AccountProblem::weakPassword},
    {QLatin1String("wrong_credentials"), AccountProblem::wrongCredentials},
    {QLatin1String("wrong_code"), AccountProblem::wrongCode},
    {QLatin1String("last_authenticator"), AccountProblem::lastAuthenticator},
    {QLatin1String("wrong_passcode"), AccountProblem::wrongPasscode},
    {QLatin1String("passcode_needed"), AccountProblem::passcodeNeeded},
    {QLatin1String("passcode_not_set"), AccountProblem::passcodeNotSet},
    {QLatin1String("weak_passcode"), AccountProblem::weakPasscode},
    {QLatin1String("too_many"), AccountProblem::tooMany},
    {QLatin1String("invalid_approval"), AccountProblem::approvalRefused}};

} // namespace

AccountError problem(AccountProblem what)
{
    return {.what = what};
}

AccountError errorOf(auth::SessionError error)
{
    const bool abandoned = error.what == auth::SessionProblem::abandoned;
    return {.what = abandoned ? AccountProblem::abandoned : AccountProblem::session, .session = std::move(error)};
}

AccountError errorOf(const net::HttpResponse& response)
{
    const auto body = readJsonObject(response.body, {.maxBytes = 64 * 1024, .maxDepth = 4});
    const auto word = body ? stringMember(*body, u"error").value_or(QString()) : QString();
    if (response.status == 429 || response.status == 503) {
        return {.what = word == u"passcode_locked" ? AccountProblem::passcodeLocked : AccountProblem::tryLater,
                .retryAfter = net::retryAfter(response, net::answerDate(response).value_or(QDateTime()))};
    }
    const auto known = std::ranges::find(words, word, [](auto& w) { return w.first; });
    if (known == std::end(words) || response.status >= 500)
        return problem(response.status == 403 ? AccountProblem::refused : AccountProblem::unreadable);
    AccountError error = problem(known->second);
    const auto left = integerMember(*body, u"attempts_left");
    if (left && *left >= 0 && *left <= 1000)
        error.attemptsLeft = static_cast<int>(*left);
    return error;
}

} // namespace sallyport::account
