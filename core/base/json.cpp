// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace sallyport {

namespace {

/// Depth by brackets outside strings: cheap, and done before the parser allocates.
bool deeperThan(QByteArrayView text, int limit)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limit)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<QJsonObject, JsonError> readJsonObject(QByteArrayView text, JsonLimits limits)
{
    if (text.size() > limits.maxBytes)
        return std::unexpected(JsonError::tooLarge);
    if (deeperThan(text, limits.maxDepth))
        return std::unexpected(JsonError::tooDeep);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(JsonError::malformed);
    if (!document.isObject())
        return std::unexpected(JsonError::notAnObject);
    return document.object();
}

QByteArray writeJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<QString> stringMember(const QJsonObject& object, QStringView name)
{
    const auto value = object.value(name);
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<std::int64_t> integerMember(const QJsonObject& object, QStringView name)
{
    const auto value = object.value(name);
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    constexpr double exact = 9007199254740992.0; // 2^53
    if (std::trunc(number) != number || number > exact || number < -exact)
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

std::optional<bool> boolMember(const QJsonObject& object, QStringView name)
{
    const auto value = object.value(name);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<QStringList> stringListMember(const QJsonObject& object, QStringView name)
{
    const auto value = object.value(name);
    if (!value.isArray())
        return std::nullopt;
    QStringList list;
    const auto array = value.toArray();
    for (const auto& item : array) {
        if (!item.isString())
            return std::nullopt;
        list.append(item.toString());
    }
    return list;
}

} // namespace sallyport
