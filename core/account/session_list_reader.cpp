// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/session_list_reader.h"

#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::account {

namespace {

constexpr JsonLimits limits{.maxBytes = 1024 * 1024, .maxDepth = 8};
constexpr qsizetype maxEntries = 1000;
constexpr qsizetype maxText = 200;
constexpr qsizetype maxReceiptBytes = 8 * 1024;

QString text(const QJsonObject& object, QStringView name)
{
    return stringMember(object, name).value_or(QString()).left(maxText);
}

std::optional<SessionEntry> readEntry(const QJsonObject& object)
{
    const auto id = stringMember(object, u"id");
    const auto createdAt = integerMember(object, u"created_at");
    const auto lastSeenAt = integerMember(object, u"last_seen_at");
    const auto expiresAt = integerMember(object, u"expires_at");
    if (!id || id->isEmpty() || id->size() > maxText || !createdAt || !lastSeenAt || !expiresAt)
        return std::nullopt;
    const bool shared = stringMember(object, u"kind") == QStringLiteral("shared");
    return SessionEntry{
        .id = *id,
        .current = boolMember(object, u"current").value_or(false),
        .deviceId = text(object, u"device_id"),
        .deviceName = text(object, u"device_name"),
        .clientId = text(object, u"client_id"),
        .createdAt = *createdAt,
        .lastSeenAt = *lastSeenAt,
        .expiresAt = *expiresAt,
        .ip = text(object, u"ip"),
        .location = text(object, u"location"),
        .network = text(object, u"network"),
        .computer = shared ? auth::ComputerKind::shared : auth::ComputerKind::own,
        .leaseEndsAt = integerMember(object, u"lease_ends_at"),
    };
}

} // namespace

std::optional<SessionPage> readSessionPage(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    if (!object || !object->value(u"sessions").isArray())
        return std::nullopt;
    const auto entries = object->value(u"sessions").toArray();
    if (entries.size() > maxEntries)
        return std::nullopt;
    SessionPage page{.sessions = {}, .next = text(*object, u"next")};
    for (const auto& item : entries) {
        auto entry = readEntry(item.toObject());
        if (!entry)
            return std::nullopt;
        page.sessions.append(std::move(*entry));
    }
    return page;
}

std::optional<QList<QByteArray>> readReceipts(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    const auto texts = object ? stringListMember(*object, u"receipts") : std::nullopt;
    if (!texts || texts->size() > maxEntries)
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
