// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_words.h"

#include "core/account/plain_text.h"
#include "core/account/security_reader.h"
#include "core/auth/receipt_checker.h"
#include "core/base/json.h"

#include <array>

namespace sallyport::account {

namespace {

// In the order of the enumerators.
constexpr std::array kinds{u"sign_in",
                           u"new_device",
                           u"sign_in_incomplete",
                           u"session_ended",
                           u"password_changed",
                           u"passcode_changed",
                           u"authenticator_added",
                           u"authenticator_removed",
                           u"passkey_added",
                           u"passkey_removed",
                           u"other_credential_changed",
                           u"credential_compromised",
                           u"recovery_info_changed",
                           u"recovery_started",
                           u"account_locked",
                           u"account_unlocked",
                           u"anti_phishing_code_changed",
                           u"passcode_locked",
                           u"withdrawal_address_changed",
                           u"pending_change_began",
                           u"pending_change_cancelled",
                           u"unknown"};
static_assert(kinds.size() == static_cast<std::size_t>(AlertKind::unknown) + 1);
constexpr std::array severities{u"calm", u"notice", u"urgent"};
static_assert(severities.size() == static_cast<std::size_t>(Severity::urgent) + 1);
constexpr std::array initiators{u"not_told", u"user", u"admin", u"policy", u"system"};
static_assert(initiators.size() == static_cast<std::size_t>(Initiator::system) + 1);
constexpr std::array reviews{u"open", u"mine", u"not_mine"};
static_assert(reviews.size() == static_cast<std::size_t>(Review::notMine) + 1);
constexpr std::array changes{u"password",
                             u"anti_phishing_code",
                             u"passcode",
                             u"withdrawal_address_added",
                             u"withdrawal_address_removed",
                             u"authenticator_added",
                             u"authenticator_removed",
                             u"unknown"};
static_assert(changes.size() == static_cast<std::size_t>(ChangeKind::unknown) + 1);
constexpr std::array causes{u"self", u"other_session", u"service", u"lease", u"reuse", u"expired", u"unknown"};
static_assert(causes.size() == static_cast<std::size_t>(auth::EndCause::unknown) + 1);

template <typename Words, typename E>
QString wordIn(const Words& words, E value)
{
    return QString::fromUtf16(words[static_cast<std::size_t>(value)]);
}

template <typename E, typename Words>
E valueIn(const Words& words, QStringView word, E otherwise)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (word == QStringView(words[i]))
            return static_cast<E>(i);
    }
    return otherwise;
}

} // namespace

QString wordOf(AlertKind kind)
{
    return wordIn(kinds, kind);
}

QString wordOf(Severity severity)
{
    return wordIn(severities, severity);
}

QString wordOf(Initiator initiator)
{
    return wordIn(initiators, initiator);
}

QString wordOf(Review review)
{
    return wordIn(reviews, review);
}

QString wordOf(ChangeKind change)
{
    return wordIn(changes, change);
}

QString wordOf(auth::EndCause cause)
{
    return wordIn(causes, cause);
}

AlertKind alertKindOf(QStringView word)
{
    return valueIn(kinds, word, AlertKind::unknown);
}

Initiator initiatorOf(QStringView word)
{
    return valueIn(initiators, word, Initiator::notTold);
}

Review reviewOf(QStringView word)
{
    return valueIn(reviews, word, Review::open);
}

QJsonObject alertToJson(const Alert& alert)
{
    QJsonObject object{{QStringLiteral("jti"), alert.jti},
                       {QStringLiteral("kind"), wordOf(alert.kind)},
                       {QStringLiteral("at"), qint64{alert.at}},
                       {QStringLiteral("received_at"), qint64{alert.receivedAt}},
                       {QStringLiteral("type"), alert.typeUri}};
    const auto addText = [&](const char* name, const QString& text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(name), text);
    };
    addText("session_id", alert.sessionId);
    addText("device_id", alert.deviceId);
    addText("device_name", alert.deviceName);
    addText("ip", alert.ip);
    addText("location", alert.location);
    addText("network", alert.network);
    addText("by_session", alert.bySession);
    addText("pending_id", alert.pendingId);
    addText("object_name", alert.objectName);
    if (alert.initiator != Initiator::notTold)
        object.insert(QStringLiteral("initiator"), wordOf(alert.initiator));
    if (alert.endedBy)
        object.insert(QStringLiteral("by"), wordOf(*alert.endedBy));
    if (alert.copiedSession)
        object.insert(QStringLiteral("copied_session"), true);
    if (alert.codeWasRight)
        object.insert(QStringLiteral("code_was_right"), true);
    if (alert.isFirst)
        object.insert(QStringLiteral("first"), true);
    if (alert.change != ChangeKind::unknown)
        object.insert(QStringLiteral("change"), wordOf(alert.change));
    if (alert.effectiveAt != 0)
        object.insert(QStringLiteral("effective_at"), qint64{alert.effectiveAt});
    return object;
}

std::optional<Alert> alertFromJson(const QJsonObject& object)
{
    const auto at = integerMember(object, u"at");
    const auto receivedAt = integerMember(object, u"received_at");
    const auto by = stringMember(object, u"by");
    if (idMember(object, u"jti").isEmpty() || !at || !receivedAt)
        return std::nullopt;
    Alert alert{.jti = idMember(object, u"jti"),
                .kind = alertKindOf(stringMember(object, u"kind").value_or(QString())),
                .at = *at,
                .receivedAt = *receivedAt,
                .sessionId = idMember(object, u"session_id"),
                .deviceId = idMember(object, u"device_id"),
                .deviceName = nameMember(object, u"device_name"),
                .ip = nameMember(object, u"ip"),
                .location = nameMember(object, u"location"),
                .network = nameMember(object, u"network"),
                .initiator = initiatorOf(stringMember(object, u"initiator").value_or(QString())),
                .endedBy = by ? std::optional(valueIn(causes, *by, auth::EndCause::unknown)) : std::nullopt,
                .bySession = idMember(object, u"by_session"),
                .copiedSession = boolMember(object, u"copied_session").value_or(false),
                .codeWasRight = boolMember(object, u"code_was_right").value_or(false),
                .isFirst = boolMember(object, u"first").value_or(false),
                .change = changeKind(stringMember(object, u"change").value_or(QString())),
                .pendingId = idMember(object, u"pending_id"),
                .effectiveAt = integerMember(object, u"effective_at").value_or(0),
                .objectName = nameMember(object, u"object_name"),
                .typeUri = idMember(object, u"type")};
    alert.severity = severityOf(alert);
    return alert;
}

} // namespace sallyport::account
