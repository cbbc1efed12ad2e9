// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SomebodyBetween: the real transport with somebody inside the connection, who reads and changes what passes, and what
// they change it into.
//   SomebodyBetween between(transport);  between.there = [](auto& r) { r.body = withAnother(r.body, name); };
#pragma once

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/net/transport.h"
#include "tests/support/catch.h"

#include <functional>

namespace sallyport::test {

/// Something else of the same kind, that could just as well be meant.
inline QJsonValue another(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toInteger() + 1;
    QString text = value.toString();
    if (text.endsWith(QStringLiteral("withdrawal_address")))
        return text.startsWith(u'a') ? QStringLiteral("remove_withdrawal_address")
                                     : QStringLiteral("add_withdrawal_address");
    const QChar last = text.endsWith(u'1') ? u'2' : u'1';
    text.chop(1);
    return QString(text + last);
}

/// `object` with one member replaced by another value.
inline QByteArray withAnother(const QByteArray& object, const QString& member)
{
    auto members = readJsonObject(object).value_or(QJsonObject());
    REQUIRE(members.contains(member));
    const auto changed = another(members[member]);
    REQUIRE(changed != members[member]);
    members.insert(member, changed);
    return writeJson(members);
}

/// A JWS with one part decoded, changed and put back.
inline QString withPart(const QString& jws, int part, const std::function<QByteArray(const QByteArray&)>& change)
{
    auto parts = jws.toLatin1().split('.');
    REQUIRE(parts.size() == 3);
    const auto decoded = fromBase64Url(parts.at(part));
    REQUIRE(decoded);
    parts[part] = toBase64Url(change(*decoded));
    return QString::fromLatin1(parts.join('.'));
}

/// The real transport, and somebody in between.
struct SomebodyBetween : net::Transport {
    explicit SomebodyBetween(net::Transport& to) : real(to) {}
    net::Transport& real;
    std::function<void(net::HttpRequest&)> there = [](const auto&) {};
    std::function<void(const QUrl&, net::HttpResponse&)> back = [](const auto&, const auto&) {};
    QObject receiver;

    Task<net::HttpResponse, net::TransportError> send(net::HttpRequest request) override
    {
        there(request);
        auto promise = std::make_shared<Promise<net::HttpResponse, net::TransportError>>();
        auto task = promise->task();
        const QUrl url = request.url;
        real.send(std::move(request))
            .then(&receiver, [this, url, promise](Result<net::HttpResponse, net::TransportError> answer) {
                if (answer)
                    back(url, *answer);
                promise->finish(std::move(answer));
            });
        return task;
    }
    void goAway()
    {
        there = [](const auto&) {};
        back = [](const auto&, const auto&) {};
    }
};

} // namespace sallyport::test
