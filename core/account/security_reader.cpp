// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/security_reader.h"

#include "core/account/plain_text.h"
#include "core/account/safety_reader.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::account {

namespace {

constexpr JsonLimits limits{.maxBytes = 1024 * 1024, .maxDepth = 8};
constexpr qsizetype maxEntries = 1000;
constexpr qsizetype maxSignIns = 100;

const std::pair<QStringView, SignInOutcome> outcomes[] = {{u"signed_in", SignInOutcome::signedIn},
                                                          {u"wrong_credentials", SignInOutcome::wrongCredentials},
                                                          {u"wrong_code", SignInOutcome::wrongCode},
                                                          {u"locked", SignInOutcome::locked},
                                                          {u"unfinished", SignInOutcome::unfinished}};

/// The array `member` of `body`, each of its objects through `read`; all or nothing.
template <typename T, typename F>
std::optional<QList<T>> readList(const QJsonObject& object, QStringView member, F read)
{
    const auto value = object.value(member);
    const auto items = value.toArray();
    if (!value.isArray() || items.size() > maxEntries)
        return std::nullopt;
    QList<T> list;
    for (const auto& item : items) {
        std::optional<T> entry = read(item.toObject());
        if (!entry)
            return std::nullopt;
        list.append(std::move(*entry));
    }
    return list;
}

std::optional<SignInEntry> readSignIn(const QJsonObject& object)
{
    const auto at = integerMember(object, u"at");
    const auto word = stringMember(object, u"outcome");
    if (!at || !word)
        return std::nullopt;
    const auto outcome = std::ranges::find(outcomes, QStringView(*word), [](auto& o) { return o.first; });
    return SignInEntry{.id = idMember(object, u"id"),
                       .at = *at,
                       .outcome = outcome == std::end(outcomes) ? SignInOutcome::unknown : outcome->second,
                       .ip = nameMember(object, u"ip"),
                       .location = nameMember(object, u"location"),
                       .network = nameMember(object, u"network"),
                       .deviceId = idMember(object, u"device_id")};
}

std::optional<AuthenticatorEntry> readAuthenticator(const QJsonObject& object)
{
    if (idMember(object, u"id").isEmpty())
        return std::nullopt;
    return AuthenticatorEntry{.id = idMember(object, u"id"),
                              .name = nameMember(object, u"name"),
                              .addedAt = integerMember(object, u"added_at").value_or(0)};
}

std::optional<PendingChange> readPendingChange(const QJsonObject& object)
{
    const auto beganAt = integerMember(object, u"began_at");
    const auto effectiveAt = integerMember(object, u"effective_at");
    if (idMember(object, u"id").isEmpty() || !beganAt || !effectiveAt)
        return std::nullopt;
    return PendingChange{.id = idMember(object, u"id"),
                         .kind = changeKind(stringMember(object, u"kind").value_or(QString())),
                         .beganAt = *beganAt,
                         .effectiveAt = *effectiveAt,
                         .bySession = idMember(object, u"by_session"),
                         .byDevice = idMember(object, u"by_device"),
                         .ip = nameMember(object, u"ip"),
                         .location = nameMember(object, u"location"),
                         .address = readAddress(object.value(u"address").toObject()),
                         .objectName = nameMember(object, u"name")};
}

} // namespace

ChangeKind changeKind(QStringView word)
{
    constexpr std::array words{
        std::pair(u"password", ChangeKind::password),
        std::pair(u"anti_phishing_code", ChangeKind::antiPhishingCode),
        std::pair(u"passcode", ChangeKind::passcode),
        std::pair(u"withdrawal_address_added", ChangeKind::addressAdded),
        std::pair(u"withdrawal_address_removed", ChangeKind::addressRemoved),
        std::pair(u"authenticator_added", ChangeKind::authenticatorAdded),
        std::pair(u"authenticator_removed", ChangeKind::authenticatorRemoved),
    };
    const auto* found = std::ranges::find_if(words, [word](const auto& w) { return word == QStringView(w.first); });
    return found != words.end() ? found->second : ChangeKind::unknown;
}

std::optional<QList<SignInEntry>> readSignIns(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    auto list = object ? readList<SignInEntry>(*object, u"sign_ins", readSignIn) : std::nullopt;
    if (list)
        list->resize(std::min(list->size(), maxSignIns));
    return list;
}

std::optional<SecurityFacts> readSecurity(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    if (!object)
        return std::nullopt;
    const auto password = object->value(u"password");
    const auto code = object->value(u"anti_phishing_code");
    const auto isSet = boolMember(code.toObject(), u"set");
    auto authenticators = readList<AuthenticatorEntry>(*object, u"authenticators", readAuthenticator);
    if (!password.isObject() || !isSet || !authenticators)
        return std::nullopt;
    return SecurityFacts{.passwordChangedAt = integerMember(password.toObject(), u"changed_at").value_or(0),
                         .antiPhishingCodeSet = *isSet,
                         .antiPhishingCodeChangedAt = integerMember(code.toObject(), u"changed_at").value_or(0),
                         .authenticators = std::move(*authenticators)};
}

std::optional<QList<PendingChange>> readPendingChanges(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    return object ? readList<PendingChange>(*object, u"pending", readPendingChange) : std::nullopt;
}

std::optional<ChangeReport> readPendingReport(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    const auto effectiveAt = object ? integerMember(*object, u"effective_at") : std::nullopt;
    if (!effectiveAt || idMember(*object, u"pending").isEmpty())
        return std::nullopt;
    return ChangeReport{.pending = true, .pendingId = idMember(*object, u"pending"), .effectiveAt = *effectiveAt};
}

} // namespace sallyport::account
