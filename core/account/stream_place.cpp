// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/stream_place.h"

#include "core/base/json.h"
#include "core/base/log.h"

namespace sallyport::account {

using secrets::SecretStoreError;

Secret writeStreamPlace(const StreamPlace& place)
{
    QByteArray text = writeJson({{QStringLiteral("version"), 1},
                                 {QStringLiteral("sid"), place.sessionId},
                                 {QStringLiteral("stream_id"), place.streamId},
                                 {QStringLiteral("aud"), place.audience},
                                 {QStringLiteral("poll"), place.pollEndpoint.toString(QUrl::FullyEncoded)},
                                 {QStringLiteral("verify"), place.verifyEndpoint.toString(QUrl::FullyEncoded)},
                                 {QStringLiteral("jwks"), place.jwksUri.toString(QUrl::FullyEncoded)},
                                 {QStringLiteral("continuity"), QString::fromLatin1(place.continuity)},
                                 {QStringLiteral("attempt"), QString::fromLatin1(place.attempt)}});
    return Secret::takeFrom(text);
}

std::optional<StreamPlace> readStreamPlace(const Secret& text)
{
    const auto object = readJsonObject(text.view(), {.maxBytes = 16 * 1024, .maxDepth = 2});
    if (!object || integerMember(*object, u"version") != 1)
        return std::nullopt;
    const auto member = [&](QStringView name) { return stringMember(*object, name).value_or(QString()); };
    const auto continuity = stringMember(*object, u"continuity");
    const auto attempt = stringMember(*object, u"attempt");
    if (member(u"sid").isEmpty() || !continuity || !attempt)
        return std::nullopt;
    return StreamPlace{.sessionId = member(u"sid"),
                       .streamId = member(u"stream_id"),
                       .audience = member(u"aud"),
                       .pollEndpoint = QUrl(member(u"poll"), QUrl::StrictMode),
                       .verifyEndpoint = QUrl(member(u"verify"), QUrl::StrictMode),
                       .jwksUri = QUrl(member(u"jwks"), QUrl::StrictMode),
                       .continuity = continuity->toLatin1(),
                       .attempt = attempt->toLatin1()};
}

PlaceKeeper::PlaceKeeper(secrets::SecretStore* store, const QString& profileId)
    : m_store(store), m_key(QStringLiteral("alerts/") + profileId)
{
}

Task<StreamPlace, SecretStoreError> PlaceKeeper::read(const QString& sessionId)
{
    auto promise = std::make_shared<Promise<StreamPlace, SecretStoreError>>();
    auto task = promise->task();
    if (!m_store) {
        promise->finish(m_inMemory.sessionId == sessionId ? m_inMemory : StreamPlace{.sessionId = sessionId});
        return task;
    }
    m_store->read(m_key).then(this, [promise, sessionId](Result<Secret, SecretStoreError> text) {
        if (!text && text.error() != SecretStoreError::notFound)
            return promise->finish(std::unexpected(text.error()));
        auto place = text ? readStreamPlace(*text) : StreamPlace{};
        if (!place)
            return promise->finish(std::unexpected(SecretStoreError::corrupt));
        if (place->sessionId != sessionId)
            place = StreamPlace{.sessionId = sessionId};
        promise->finish(std::move(*place));
    });
    return task;
}

Task<Done, SecretStoreError> PlaceKeeper::write(const StreamPlace& place)
{
    if (m_store)
        return m_store->write(m_key, writeStreamPlace(place));
    m_inMemory = place;
    return Task<Done, SecretStoreError>::ready(Done{});
}

void PlaceKeeper::forget(const QString& sessionId)
{
    m_inMemory = {};
    if (!m_store)
        return;
    m_store->read(m_key).then(this, [this, sessionId](Result<Secret, SecretStoreError> text) {
        const auto place = text ? readStreamPlace(*text) : std::nullopt;
        if (!place || place->sessionId != sessionId)
            return;
        m_store->remove(m_key).then(this, [](Result<Done, SecretStoreError> removed) {
            if (!removed)
                qCWarning(logAccount) << "the place in an ended session's alert stream could not be removed";
        });
    });
}

} // namespace sallyport::account
