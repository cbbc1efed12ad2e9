// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/poll_request.h"

#include "core/base/json.h"
#include "service/alerts/event_token.h"

#include <QJsonArray>

namespace sallyport::service {

namespace {

constexpr JsonLimits limits{.maxBytes = 64 * 1024, .maxDepth = 4};
constexpr qsizetype maxNames = 1000;
constexpr qsizetype maxTypes = 100;
constexpr qsizetype maxNameLength = 200;
constexpr qsizetype maxStateLength = 1024;
const QString pollMethod = QStringLiteral("urn:ietf:rfc:8936");

bool isName(const QString& text)
{
    return !text.isEmpty() && text.size() <= maxNameLength
        && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

std::optional<QStringList> names(const QJsonObject& object, QStringView member)
{
    if (!object.contains(member))
        return QStringList();
    auto list = stringListMember(object, member);
    const bool good = list && list->size() <= maxNames && std::ranges::all_of(*list, isName);
    return good ? list : std::nullopt;
}

/// RFC 8936 2.6: what is wrong with each is for people; which they are is enough.
std::optional<QStringList> errorNames(const QJsonObject& object)
{
    if (!object.contains(u"setErrs"))
        return QStringList();
    const auto errors = object.value(u"setErrs").toObject();
    const auto list = errors.keys();
    const bool good = object.value(u"setErrs").isObject() && list.size() <= maxNames
        && std::ranges::all_of(list, isName)
        && std::ranges::all_of(errors, [](const QJsonValue& value) { return value.isObject(); });
    return good ? std::optional(list) : std::nullopt;
}

std::optional<int> mostEvents(const QJsonObject& object)
{
    if (!object.contains(u"maxEvents"))
        return mostEventsAtOnce;
    const auto most = integerMember(object, u"maxEvents");
    if (!most || *most < 0)
        return std::nullopt;
    return static_cast<int>(std::min<std::int64_t>(*most, mostEventsAtOnce));
}

} // namespace

std::optional<PollRequest> readPollRequest(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    if (!object)
        return std::nullopt;
    const auto most = mostEvents(*object);
    auto acknowledged = names(*object, u"ack");
    auto refused = errorNames(*object);
    const auto immediately = boolMember(*object, u"returnImmediately");
    const auto attempt = stringMember(*object, u"attempt").value_or(QString());
    const auto continuity = stringMember(*object, u"continuity").value_or(QString());
    if (!most || !acknowledged || !refused || (object->contains(u"returnImmediately") && !immediately)
        || !isName(attempt) || (object->contains(u"continuity") && !isName(continuity)))
        return std::nullopt;
    return PollRequest{.most = *most,
                       .immediately = immediately.value_or(false),
                       .acknowledged = std::move(*acknowledged),
                       .refused = std::move(*refused),
                       .shown = {.continuity = continuity.toLatin1(), .attempt = attempt.toLatin1()}};
}

std::optional<QByteArrayList> readStreamRequest(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    if (!object)
        return std::nullopt;
    const auto delivery = object->value(u"delivery");
    if (object->contains(u"delivery") && stringMember(delivery.toObject(), u"method") != pollMethod)
        return std::nullopt;
    if (!object->contains(u"events_requested"))
        return toldEventTypes();
    const auto asked = stringListMember(*object, u"events_requested");
    if (!asked || asked->size() > maxTypes)
        return std::nullopt;
    QByteArrayList types;
    for (const auto& type : toldEventTypes()) {
        if (asked->contains(QString::fromLatin1(type)))
            types.append(type);
    }
    return types;
}

std::optional<VerifyRequest> readVerifyRequest(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    const auto stream = object ? stringMember(*object, u"stream_id").value_or(QString()) : QString();
    const auto state = object ? stringMember(*object, u"state") : std::nullopt;
    if (!isName(stream) || (object->contains(u"state") && (!state || state->size() > maxStateLength)))
        return std::nullopt;
    return VerifyRequest{.streamId = stream.toLatin1(), .state = state.value_or(QString())};
}

} // namespace sallyport::service
