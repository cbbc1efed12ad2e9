// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/loopback_request.h"

#include "core/base/bytes.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace sallyport::auth {

namespace {

constexpr qsizetype maxCodeLength = 4096;

QList<QByteArrayView> split(QByteArrayView text, char separator)
{
    QList<QByteArrayView> parts;
    while (true) {
        const qsizetype at = text.indexOf(separator);
        parts.append(at < 0 ? text : text.first(at));
        if (at < 0)
            return parts;
        text = text.sliced(at + 1);
    }
}

/// The only header of that name; nothing if there is none or more than one.
std::optional<QByteArrayView> onlyHeader(const QList<QByteArrayView>& lines, QByteArrayView name)
{
    std::optional<QByteArrayView> found;
    for (const QByteArrayView line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1 || line.first(colon).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return std::nullopt;
        found = line.sliced(colon + 1).trimmed();
    }
    return found;
}

std::optional<QByteArray> unescaped(QByteArrayView text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const auto byte = i + 2 < text.size() ? fromHex(text.sliced(i + 1, 2)) : std::nullopt;
        if (!byte)
            return std::nullopt;
        out += *byte;
        i += 2;
    }
    return out;
}

struct Query {
    std::optional<QByteArray> state;
    std::optional<QByteArray> issuer;
    std::optional<QByteArray> code;
    std::optional<QByteArray> error;
};

/// Nothing if a parameter comes twice (RFC 6749 3.1) or is wrongly escaped.
std::optional<Query> readQuery(QByteArrayView text)
{
    Query query;
    const std::pair<QByteArrayView, std::optional<QByteArray>*> known[] = {
        {"state", &query.state}, {"iss", &query.issuer}, {"code", &query.code}, {"error", &query.error}};
    for (const QByteArrayView part : split(text, '&')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArrayView name = equals < 0 ? part : part.first(equals);
        const auto entry = std::ranges::find(known, name, [](auto& k) { return k.first; });
        if (entry == std::end(known))
            continue;
        auto value = unescaped(equals < 0 ? QByteArrayView() : part.sliced(equals + 1));
        if (!value || *entry->second)
            return std::nullopt;
        *entry->second = std::move(value);
    }
    return query;
}

LoopbackVerdict judgeQuery(Query query, const LoopbackExpectation& expected)
{
    if (!query.state || expected.state.isEmpty() || !constantTimeEqual(*query.state, expected.state))
        return IgnoredRequest{};
    if (query.issuer ? *query.issuer != expected.issuer.toUtf8() : expected.issuerMustBeNamed)
        return IgnoredRequest{};
    if (query.error)
        return RefusedSignIn{};
    const auto printable = [](char c) { return c > ' ' && c <= '~'; };
    if (!query.code || query.code->isEmpty() || query.code->size() > maxCodeLength
        || !std::ranges::all_of(*query.code, printable))
        return IgnoredRequest{};
    return Secret::takeFrom(*query.code);
}

} // namespace

LoopbackVerdict judgeLoopbackRequest(QByteArrayView head, const LoopbackExpectation& expected)
{
    if (head.size() > maxLoopbackRequest)
        return IgnoredRequest{431};
    auto lines = split(head, '\n');
    for (QByteArrayView& line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const auto words = split(lines.first(), ' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1."))
        return IgnoredRequest{400};
    if (words[0] != "GET")
        return IgnoredRequest{405};
    // Another name that resolves to this address would let a web page ask (DNS rebinding).
    const auto host = onlyHeader(lines, "Host");
    if (!host || *host != QByteArray("127.0.0.1:" + QByteArray::number(expected.port)))
        return IgnoredRequest{400};
    const qsizetype mark = words[1].indexOf('?');
    if ((mark < 0 ? words[1] : words[1].first(mark)) != QByteArrayView(loopbackPath))
        return IgnoredRequest{404};
    auto query = readQuery(mark < 0 ? QByteArrayView() : words[1].sliced(mark + 1));
    return query ? judgeQuery(std::move(*query), expected) : IgnoredRequest{};
}

} // namespace sallyport::auth
