// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/stream_answers.h"

#include "core/account/event_types.h"
#include "core/account/plain_text.h"
#include "core/base/json.h"

namespace sallyport::account {

namespace {

constexpr JsonLimits setupLimits{.maxBytes = 64 * 1024, .maxDepth = 8};
constexpr qsizetype maxSets = 1000;
constexpr qsizetype maxUrlLength = 2048;

QString pollMethod()
{
    return QStringLiteral("urn:ietf:rfc:8936");
}

/// The address if it is on the issuer's origin, else empty. The transport asks nobody else, whatever stands here.
QUrl ownAddress(const QJsonObject& object, QStringView member, const QString& issuer)
{
    const auto text = stringMember(object, member).value_or(QString());
    const QUrl url(text, QUrl::StrictMode);
    const QUrl home(issuer, QUrl::StrictMode);
    const bool own = text.size() <= maxUrlLength && url.isValid() && url.scheme() == QStringLiteral("https")
        && url.host() == home.host() && url.port(443) == home.port(443) && url.userInfo().isEmpty()
        && !url.hasFragment();
    return own ? url : QUrl();
}

} // namespace

std::optional<SsfConfiguration> readSsfConfiguration(QByteArrayView body, const QString& issuer)
{
    const auto object = readJsonObject(body, setupLimits);
    const auto methods = object ? stringListMember(*object, u"delivery_methods_supported") : std::nullopt;
    if (!methods || !methods->contains(pollMethod()) || stringMember(*object, u"issuer") != issuer)
        return std::nullopt;
    SsfConfiguration found{.configurationEndpoint = ownAddress(*object, u"configuration_endpoint", issuer),
                           .verificationEndpoint = ownAddress(*object, u"verification_endpoint", issuer),
                           .jwksUri = ownAddress(*object, u"jwks_uri", issuer)};
    if (found.configurationEndpoint.isEmpty() || found.jwksUri.isEmpty())
        return std::nullopt;
    return found;
}

bool readStream(QByteArrayView body, const QString& issuer, StreamPlace& place)
{
    const auto object = readJsonObject(body, setupLimits);
    if (!object)
        return false;
    const auto delivery = object->value(u"delivery").toObject();
    const auto endpoint = ownAddress(delivery, u"endpoint_url", issuer);
    const auto several = stringListMember(*object, u"aud");
    const auto audience = several && several->size() == 1
        ? plainId(several->first(), maxUrlLength)
        : plainId(stringMember(*object, u"aud").value_or(QString()), maxUrlLength);
    if (stringMember(*object, u"iss") != issuer || stringMember(delivery, u"method") != pollMethod()
        || endpoint.isEmpty() || audience.isEmpty() || idMember(*object, u"stream_id").isEmpty())
        return false;
    place.streamId = idMember(*object, u"stream_id");
    place.audience = audience;
    place.pollEndpoint = endpoint;
    return true;
}

QByteArray writeStreamRequest()
{
    return writeJson({{QStringLiteral("delivery"), QJsonObject{{QStringLiteral("method"), pollMethod()}}},
                      {QStringLiteral("events_requested"), requestedEvents()}});
}

QByteArray writePollRequest(const PollRequest& request, const StreamPlace& place)
{
    QJsonObject errors;
    for (auto it = request.refused.cbegin(); it != request.refused.cend(); ++it)
        errors.insert(it.key(), QJsonObject{{QStringLiteral("err"), it.value()}});
    QJsonObject object{{QStringLiteral("maxEvents"), request.most},
                       {QStringLiteral("returnImmediately"), request.immediately},
                       {QStringLiteral("ack"), QJsonArray::fromStringList(request.acknowledged)},
                       {QStringLiteral("setErrs"), errors},
                       {QStringLiteral("attempt"), QString::fromLatin1(place.attempt)}};
    if (!place.continuity.isEmpty())
        object.insert(QStringLiteral("continuity"), QString::fromLatin1(place.continuity));
    return writeJson(object);
}

std::optional<PollAnswer> readPollAnswer(QByteArrayView body)
{
    const auto object = readJsonObject(body, {.maxBytes = maxPollBytes, .maxDepth = 4});
    if (!object || !object->value(u"sets").isObject())
        return std::nullopt;
    const auto sets = object->value(u"sets").toObject();
    PollAnswer answer{.more = boolMember(*object, u"moreAvailable").value_or(false),
                      .continuity = idMember(*object, u"continuity").toLatin1()};
    if (sets.size() > maxSets || (object->contains(u"continuity") && answer.continuity.isEmpty()))
        return std::nullopt;
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        if (plainId(it.key()).isEmpty() || !it.value().isString())
            return std::nullopt;
        answer.sets.insert(it.key(), it.value().toString().toLatin1());
    }
    return answer;
}

} // namespace sallyport::account
