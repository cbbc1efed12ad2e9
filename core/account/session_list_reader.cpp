// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/session_list_reader.h"

#include "core/account/plain_text.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::account {

namespace {

constexpr JsonLimits pageLimits{.maxBytes = maxPageBytes, .maxDepth = 8};
constexpr JsonLimits listLimits{.maxBytes = maxListBytes, .maxDepth = 10};
constexpr qsizetype maxPageEntries = 1000;
constexpr qsizetype maxListEntries = 20'000;
constexpr qsizetype maxCursor = 512;
constexpr qsizetype maxReceiptBytes = 8 * 1024;

std::optional<SessionEntry> readEntry(const QJsonObject& object)
{
    const auto createdAt = integerMember(object, u"created_at");
    const auto lastSeenAt = integerMember(object, u"last_seen_at");
    const auto expiresAt = integerMember(object, u"expires_at");
    if (idMember(object, u"id").isEmpty() || !createdAt || !lastSeenAt || !expiresAt)
        return std::nullopt;
    const bool shared = stringMember(object, u"kind") == QStringLiteral("shared");
    return SessionEntry{
        .id = idMember(object, u"id"),
        .current = boolMember(object, u"current").value_or(false),
        .deviceId = idMember(object, u"device_id"),
        .deviceName = nameMember(object, u"device_name"),
        .clientId = nameMember(object, u"client_id"),
        .createdAt = *createdAt,
        .lastSeenAt = *lastSeenAt,
        .expiresAt = *expiresAt,
        .ip = nameMember(object, u"ip"),
        .location = nameMember(object, u"location"),
        .network = nameMember(object, u"network"),
        .computer = shared ? auth::ComputerKind::shared : auth::ComputerKind::own,
        .leaseEndsAt = integerMember(object, u"lease_ends_at"),
    };
}

/// The sessions in `member`, all or nothing. `most` is lowered by their number.
std::optional<QList<SessionEntry>> readEntries(const QJsonObject& object, QStringView member, qsizetype& most)
{
    const auto value = object.value(member);
    const auto entries = value.toArray();
    most -= entries.size();
    if (!value.isArray() || most < 0)
        return std::nullopt;
    QList<SessionEntry> sessions;
    for (const auto& item : entries) {
        auto entry = readEntry(item.toObject());
        if (!entry)
            return std::nullopt;
        sessions.append(std::move(*entry));
    }
    return sessions;
}

std::optional<DeviceEntry> readDeviceEntry(const QJsonObject& object, qsizetype& most)
{
    const auto firstSeenAt = integerMember(object, u"first_seen_at");
    const auto lastSeenAt = integerMember(object, u"last_seen_at");
    auto sessions = readEntries(object, u"sessions", most);
    if (idMember(object, u"id").isEmpty() || !firstSeenAt || !lastSeenAt || !sessions)
        return std::nullopt;
    return DeviceEntry{.id = idMember(object, u"id"),
                       .name = nameMember(object, u"name"),
                       .current = boolMember(object, u"current").value_or(false),
                       .firstSeenAt = *firstSeenAt,
                       .lastSeenAt = *lastSeenAt,
                       .isNew = boolMember(object, u"new").value_or(false),
                       .sessions = std::move(*sessions)};
}

} // namespace

std::optional<SessionPage> readSessionPage(QByteArrayView body)
{
    const auto object = readJsonObject(body, pageLimits);
    qsizetype most = maxPageEntries;
    auto sessions = object ? readEntries(*object, u"sessions", most) : std::nullopt;
    if (!sessions)
        return std::nullopt;
    const auto next = stringMember(*object, u"next").value_or(QString());
    if (next.size() > maxCursor)
        return std::nullopt;
    return SessionPage{.sessions = std::move(*sessions), .next = next};
}

std::optional<DeviceList> readDevices(QByteArrayView body)
{
    const auto object = readJsonObject(body, listLimits);
    if (!object || !object->value(u"devices").isArray())
        return std::nullopt;
    const auto entries = object->value(u"devices").toArray();
    qsizetype most = maxListEntries - entries.size();
    DeviceList list;
    for (const auto& item : entries) {
        auto device = readDeviceEntry(item.toObject(), most);
        if (!device)
            return std::nullopt;
        list.devices.append(std::move(*device));
    }
    auto without = readEntries(*object, u"sessions_without_device", most);
    if (!without)
        return std::nullopt;
    list.withoutDevice = std::move(*without);
    return list;
}

std::optional<DeviceEntry> readDevice(QByteArrayView body)
{
    const auto object = readJsonObject(body, pageLimits);
    qsizetype most = maxPageEntries;
    return object ? readDeviceEntry(*object, most) : std::nullopt;
}

std::optional<QList<QByteArray>> readReceipts(QByteArrayView body)
{
    const auto object = readJsonObject(body, listLimits);
    const auto texts = object ? stringListMember(*object, u"receipts") : std::nullopt;
    if (!texts || texts->size() > maxListEntries)
        return std::nullopt;
    QList<QByteArray> receipts;
    for (const auto& receipt : *texts) {
        if (receipt.size() > maxReceiptBytes)
            return std::nullopt;
        receipts.append(receipt.toLatin1());
    }
    return receipts;
}

} // namespace sallyport::account
