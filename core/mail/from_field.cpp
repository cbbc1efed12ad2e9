// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/from_field.h"

#include "core/origin/origin.h"

#include <algorithm>
#include <string_view>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxField = 2'000;

bool isLocalPart(std::string_view text)
{
    constexpr std::string_view signs = "!#$%&'*+/=?^_`{|}~.-";
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || signs.contains(c);
    });
}

std::optional<QString> readAddress(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (at == text.npos || !isLocalPart(text.substr(0, at)))
        return std::nullopt;
    const QString domain =
        QString::fromLatin1(text.substr(at + 1).data(), static_cast<qsizetype>(text.size() - at - 1));
    if (!origin::isHostName(domain) || !domain.contains(u'.'))
        return std::nullopt;
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// A display name that no program can take for more than a name.
bool isPlainName(std::string_view name)
{
    const bool quoted = name.size() >= 2 && name.front() == '"' && name.back() == '"';
    if (quoted)
        name = name.substr(1, name.size() - 2);
    constexpr std::string_view grammar = "\"\\<>()[]:;@,";
    constexpr std::string_view inQuotes = "\"\\<>@";
    return std::ranges::none_of(name, [&](char c) {
        const bool control = static_cast<unsigned char>(c) < ' ' && c != '\t';
        return control || (quoted ? inQuotes : grammar).contains(c);
    });
}

} // namespace

std::optional<QString> readFromField(QByteArrayView value)
{
    if (value.size() > maxField)
        return std::nullopt;
    const std::string_view text = trimmed({value.data(), static_cast<std::size_t>(value.size())});
    const std::size_t open = text.rfind('<');
    if (open == text.npos)
        return readAddress(text);
    if (text.back() != '>' || !isPlainName(trimmed(text.substr(0, open))))
        return std::nullopt;
    return readAddress(text.substr(open + 1, text.size() - open - 2));
}

} // namespace sallyport::mail
