// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading JSON objects from outside, with limits on size and depth before anything is built.
//   Result<QJsonObject, JsonError> o = readJsonObject(reply.body, {.maxBytes = 64 * 1024});
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <cstdint>
#include <optional>

namespace sallyport {

struct JsonLimits {
    qsizetype maxBytes = qsizetype{256} * 1024; ///< of the text
    int maxDepth = 16;                          ///< objects and arrays within one another
};

enum class JsonError {
    tooLarge,   ///< more bytes than the limit
    tooDeep,    ///< nested deeper than the limit
    malformed,  ///< not JSON (RFC 8259), or not UTF-8
    notAnObject ///< JSON, but not an object at the top
};

Result<QJsonObject, JsonError> readJsonObject(QByteArrayView text, JsonLimits limits = {});

/// Compact UTF-8 text; members sorted by name, as QJsonObject keeps them.
QByteArray writeJson(const QJsonObject& object);

/// The member if it is a string, else nothing. Likewise below: a wrong type is never a default value.
std::optional<QString> stringMember(const QJsonObject& object, QStringView name);
/// The member if it is a whole number that a double holds exactly.
std::optional<std::int64_t> integerMember(const QJsonObject& object, QStringView name);
std::optional<bool> boolMember(const QJsonObject& object, QStringView name);
/// The member if it is an array of strings only.
std::optional<QStringList> stringListMember(const QJsonObject& object, QStringView name);

} // namespace sallyport
