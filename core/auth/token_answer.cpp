// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/token_answer.h"

#include "core/auth/challenge_answer.h"
#include "core/base/json.h"

namespace sallyport::auth {

namespace {

constexpr JsonLimits tokenLimits{.maxBytes = 64 * 1024, .maxDepth = 4};
constexpr qsizetype maxNameLength = 256;
constexpr qsizetype maxReceiptBytes = 16 * 1024;
constexpr std::int64_t longestAccess = 24 * 3600;
constexpr std::int64_t longestRefresh = 366LL * 24 * 3600;

/// Words of the service that are kept and compared, never shown raw: bounded, printable ASCII.
QString nameMember(const QJsonObject& object, QStringView name)
{
    const QString text = stringMember(object, name).value_or(QString());
    const auto printable = [](QChar c) { return c >= u' ' && c <= u'~'; };
    return text.size() <= maxNameLength && std::ranges::all_of(text, printable) ? text : QString();
}

/// A moment in seconds since 1970, between 2000 and 2200.
std::optional<std::int64_t> timeMember(const QJsonObject& object, QStringView name)
{
    const auto seconds = integerMember(object, name);
    return seconds && *seconds > 946'684'800 && *seconds < 7'258'118'400 ? seconds : std::nullopt;
}

TokenError readError(const net::HttpResponse& response, const QJsonObject& body, std::int64_t nowMs)
{
    const QString error = oauthError(body);
    if (error == QLatin1String("invalid_grant"))
        return {.what = TokenProblem::refused, .receipt = receiptIn(body)};
    if (error == QLatin1String("insufficient_authorization"))
        return {.what = TokenProblem::personNeeded, .authSession = nameMember(body, u"auth_session")};
    const Trouble trouble = troubleOf(response, body, nowMs);
    if (trouble.what == Problem::unreadableAnswer)
        return {.what = TokenProblem::unreadable};
    return {.what = TokenProblem::failed, .trouble = trouble};
}

QStringList amrOf(const QJsonObject& body)
{
    QStringList amr = stringListMember(body, u"amr").value_or(QStringList());
    amr.removeIf([](const QString& method) { return method.size() > 32; });
    return amr.first(std::min<qsizetype>(amr.size(), 8));
}

} // namespace

QByteArray receiptIn(const QJsonObject& body)
{
    const QString text = stringMember(body, u"receipt").value_or(QString());
    return text.size() <= maxReceiptBytes ? text.toLatin1() : QByteArray();
}

Result<TokenAnswer, TokenError> readTokenAnswer(const net::HttpResponse& response, std::int64_t nowMs)
{
    const auto body = readJsonObject(response.body, tokenLimits);
    if (!body || response.status != 200)
        return std::unexpected(readError(response, body.value_or(QJsonObject()), nowMs));
    auto access = tokenMember(*body, u"access_token");
    const auto type = stringMember(*body, u"token_type");
    if (!access || !type)
        return std::unexpected(TokenError{.what = TokenProblem::unreadable});
    if (type->compare(QLatin1String("DPoP"), Qt::CaseInsensitive) != 0)
        return std::unexpected(TokenError{.what = TokenProblem::notBound});

    TokenAnswer answer{.accessToken = std::move(*access)};
    if (auto refresh = tokenMember(*body, u"refresh_token"))
        answer.refreshToken = std::move(*refresh);
    if (auto session = tokenMember(*body, u"auth_session"))
        answer.authSession = std::move(*session);
    answer.expiresIn = std::clamp<std::int64_t>(integerMember(*body, u"expires_in").value_or(300), 1, longestAccess);
    answer.refreshExpiresIn =
        std::clamp<std::int64_t>(integerMember(*body, u"refresh_expires_in").value_or(0), 0, longestRefresh);
    answer.scope = nameMember(*body, u"scope");
    answer.sessionId = nameMember(*body, u"sid");
    answer.deviceId = nameMember(*body, u"device_id");
    answer.acr = nameMember(*body, u"acr");
    answer.amr = amrOf(*body);
    answer.authTime = timeMember(*body, u"auth_time");
    answer.leaseEndsAt = timeMember(*body, u"lease_ends_at");
    answer.serverTime = timeMember(*body, u"server_time");
    return answer;
}

} // namespace sallyport::auth
