// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/challenge_answer.h"

#include "core/auth/human_challenge_reader.h"
#include "core/base/json.h"

namespace sallyport::auth {

namespace {

constexpr JsonLimits challengeLimits{.maxBytes = 2 * 1024 * 1024, .maxDepth = 8};
constexpr qsizetype maxTokenLength = 4096;
constexpr qsizetype maxDestinationLength = 64;
constexpr std::int64_t longestWaitSeconds = 7 * 24 * 3600;
constexpr int manyAttempts = 1000;

using What = decltype(ChallengeAnswer::what);

const std::pair<QStringView, Factor> factors[] = {{u"credentials", Factor::credentials},
                                                  {u"captcha", Factor::captcha},
                                                  {u"otp", Factor::otp},
                                                  {u"device", Factor::device}};

const std::pair<QStringView, CodeMethod> codeMethods[] = {{u"totp", CodeMethod::totp}, {u"sms", CodeMethod::sms}};

/// The values of the names in `texts`, in the table's words; `allKnown` is false if any is not in it.
template <typename T, std::size_t N>
QList<T> known(const QStringList& texts, const std::pair<QStringView, T> (&table)[N], bool& allKnown)
{
    QList<T> values;
    for (const QString& text : texts) {
        const auto entry = std::ranges::find(table, QStringView(text), [](auto& e) { return e.first; });
        if (entry == std::end(table))
            allKnown = false;
        else if (!values.contains(entry->second))
            values.append(entry->second);
    }
    return values;
}

What unreadable()
{
    return Failed{{.what = Problem::unreadableAnswer}};
}

What unknownToUs()
{
    return Refused{{.reason = BlockReason::serviceAsksUnknown}};
}

std::optional<std::int64_t> notBefore(const net::HttpResponse& response, const QJsonObject& body, std::int64_t nowMs)
{
    auto seconds = integerMember(body, u"retry_after");
    if (!seconds) {
        const auto header = net::retryAfter(response, QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC));
        if (header)
            seconds = header->count();
    }
    if (!seconds || *seconds < 0)
        return std::nullopt;
    return nowMs + std::min(*seconds, longestWaitSeconds) * 1000;
}

/// A masked phone number or address. It is shown, so only the characters of one are let through.
QString destinationOf(const QJsonObject& body)
{
    const QString text = stringMember(body, u"otp_destination").value_or(QString());
    const auto harmless = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
            || QStringView(u"+*@.-() ").contains(c) || c == QChar(0x2022);
    };
    return text.size() <= maxDestinationLength && std::ranges::all_of(text, harmless) ? text : QString();
}

What readAsked(const net::HttpResponse& response, const QJsonObject& body, std::int64_t nowMs)
{
    const auto next = stringListMember(body, u"next");
    if (!next || next->isEmpty())
        return unreadable();
    bool allKnown = true;
    bool ignored = true;
    FactorsAsked asked;
    asked.next = known(*next, factors, allKnown);
    asked.rejected = known(stringListMember(body, u"rejected").value_or(QStringList()), factors, ignored);
    if (!allKnown)
        return unknownToUs();
    if (body.contains(u"otp_methods")) {
        asked.codeMethods = known(stringListMember(body, u"otp_methods").value_or(QStringList()), codeMethods, ignored);
        if (asked.codeMethods.isEmpty())
            return unknownToUs();
    }
    if (asked.next.contains(Factor::captcha)) {
        const QJsonObject challenge = body.value(u"captcha_challenge").toObject();
        const auto type = stringMember(challenge, u"type");
        if (type && !humanCheckKind(*type))
            return unknownToUs();
        asked.challenge = readHumanChallenge(challenge, nowMs);
        if (!asked.challenge)
            return unreadable();
    }
    asked.smsDestination = destinationOf(body);
    const auto left = integerMember(body, u"attempts_left");
    if (left && *left >= 0 && *left <= manyAttempts)
        asked.attemptsLeft = static_cast<int>(*left);
    asked.notBeforeMs = notBefore(response, body, nowMs);
    return asked;
}

What readError(const net::HttpResponse& response, const QJsonObject& body, std::int64_t nowMs)
{
    const QString error = oauthError(body);
    if (error == QLatin1String("insufficient_authorization"))
        return readAsked(response, body, nowMs);
    if (error == QLatin1String("redirect_to_web"))
        return WebWanted{};
    if (error == QLatin1String("invalid_session"))
        return Failed{{.what = Problem::startedOver}};
    if (error == QLatin1String("access_denied"))
        return Refused{{.reason = BlockReason::locked, .untilMs = notBefore(response, body, nowMs)}};
    return Failed{troubleOf(response, body, nowMs)};
}

} // namespace

ChallengeAnswer readChallengeAnswer(const net::HttpResponse& response, std::int64_t nowMs)
{
    const auto body = readJsonObject(response.body, challengeLimits);
    if (!body)
        return {.what = Failed{troubleOf(response, {}, nowMs)}};
    auto authSession = tokenMember(*body, u"auth_session");
    if (!oauthError(*body).isEmpty())
        return {.authSession = std::move(authSession), .what = readError(response, *body, nowMs)};
    auto code = tokenMember(*body, u"authorization_code");
    if (response.status == 200 && code)
        return {.authSession = std::move(authSession), .what = std::move(*code)};
    return {.what = Failed{troubleOf(response, *body, nowMs)}};
}

QString oauthError(const QJsonObject& body)
{
    return stringMember(body, u"error").value_or(QString());
}

Trouble troubleOf(const net::HttpResponse& response, const QJsonObject& body, std::int64_t nowMs)
{
    const QString error = oauthError(body);
    const auto wait = notBefore(response, body, nowMs);
    const bool busy = error == QLatin1String("temporarily_unavailable") && response.status < 500;
    if (response.status == 429 || busy)
        return {.what = Problem::tooManyRequests, .notBeforeMs = wait};
    if (response.status >= 500 || !error.isEmpty())
        return {.what = Problem::serviceFailed, .notBeforeMs = wait};
    return {.what = Problem::unreadableAnswer};
}

std::optional<Secret> tokenMember(const QJsonObject& object, QStringView name)
{
    const auto text = stringMember(object, name);
    const auto printable = [](QChar c) { return c > u' ' && c <= u'~'; };
    if (!text || text->isEmpty() || text->size() > maxTokenLength || !std::ranges::all_of(*text, printable))
        return std::nullopt;
    return Secret::fromText(*text);
}

std::variant<Failed, Refused> fromTransport(net::TransportError error)
{
    using enum net::TransportError;
    switch (error) {
    case notAllowed:
    case certificateInvalid:
    case pinMismatch:
    case tlsTooOld:
    case redirected:
        return Refused{{.reason = BlockReason::notTrusted, .transport = error}};
    case hostNotFound:
    case unreachable:
    case tlsFailed:
    case answerTooLarge:
    case answerIncomplete:
    case hungUp:
    case timedOut:
    case proxyFailed:
    case cancelled:
    case abandoned:
        break;
    }
    return Failed{{.what = Problem::transport, .transport = error}};
}

} // namespace sallyport::auth
