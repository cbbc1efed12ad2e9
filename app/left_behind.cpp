// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/left_behind.h"

#include "core/mail/anti_phishing_code.h"
#include "core/secrets/keychain_query.h"

namespace sallyport::app {

using secrets::SecretStoreError;
using secrets::Whereabouts;

namespace {

constexpr std::chrono::seconds limit{3};

/// Nothing: it cannot be known whether it is there.
std::optional<bool> isThere(const Result<Whereabouts, SecretStoreError>& answer)
{
    if (!answer)
        return answer.error() == SecretStoreError::noService ? std::optional(false) : std::nullopt;
    switch (*answer) {
    case Whereabouts::here:
        return true;
    case Whereabouts::absent:
    case Whereabouts::noCollection:
        return false;
    case Whereabouts::locked:
    case Whereabouts::unknown:
        break;
    }
    return std::nullopt;
}

} // namespace

LeftBehind::LeftBehind(TracePlaces places, QString keychain)
    : m_places(std::move(places)), m_keychain(std::move(keychain)), m_before(Traces::in(m_places))
{
}

void LeftBehind::signInBegins()
{
    m_before = Traces::in(m_places);
}

void LeftBehind::sessionBegins(const QString& profileId)
{
    m_keys.clear();
    for (const char* kind : {"session/", "device/", "alerts/", "authenticator/"}) // all that the programs keep
        m_keys.append(QLatin1String(kind) + profileId);
    m_keys.append(mail::codeKey(profileId));
    m_entriesBefore.reset();
    countEntries(m_keys, 0, [this](std::optional<int> count) { m_entriesBefore = count; });
}

Task<account::LeftHere, account::LeftHereError> LeftBehind::look()
{
    auto promise = std::make_shared<Promise<account::LeftHere, account::LeftHereError>>();
    auto task = promise->task();
    countEntries(m_keys, 0, [this, promise](std::optional<int> count) {
        auto left = Traces::in(m_places).since(m_before);
        left.keychainEntries = count;
        left.keychainEntriesBefore = m_entriesBefore;
        promise->finish(std::move(left));
    });
    return task;
}

void LeftBehind::countEntries(QStringList keys, int found, const Count& done)
{
    if (keys.isEmpty())
        return done(found);
    const QString key = keys.takeFirst();
    secrets::whereIs(m_keychain, key, limit)
        .then(this, [this, keys, found, done](const Result<Whereabouts, SecretStoreError>& answer) {
            const auto there = isThere(answer);
            if (!there)
                return done(std::nullopt);
            countEntries(keys, found + int(*there), done);
        });
}

} // namespace sallyport::app
