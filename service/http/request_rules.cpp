// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/request_rules.h"

namespace sallyport::service {

namespace {

bool isTargetCharacter(char c)
{
    return c > ' ' && c < '\x7f' && c != '#' && c != '\\';
}

bool isDecimal(const QByteArray& text)
{
    return !text.isEmpty() && text.size() <= 10
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<int> refusalOf(const HttpRequest& head, unsigned version, const QByteArrayList& hosts)
{
    if (version != 11)
        return 505;
    const auto host = head.header("Host");
    if (!host)
        return 400;
    if (!hosts.contains(host->toLower()))
        return 421;
    const auto lengths = head.headerCount("Content-Length");
    if (lengths > 1 || (lengths == 1 && !isDecimal(*head.header("Content-Length"))))
        return 400;
    if (head.headerCount("Transfer-Encoding") != 0)
        return 411;
    if (head.headerCount("Expect") != 0)
        return 417;
    return std::nullopt;
}

bool setTarget(HttpRequest& head, QByteArrayView target, const QByteArrayList& hosts)
{
    if (!std::ranges::all_of(target, isTargetCharacter))
        return false;
    if (!target.startsWith('/')) {
        const auto ours = std::ranges::find_if(
            hosts, [target](const QByteArray& host) { return target.startsWith("https://" + host + '/'); });
        if (ours == hosts.end())
            return false;
        target = target.sliced(QByteArrayView("https://").size() + ours->size());
    }
    const auto question = target.indexOf('?');
    head.path = target.first(question < 0 ? target.size() : question).toByteArray();
    head.query = question < 0 ? QByteArray() : target.sliced(question + 1).toByteArray();
    return true;
}

} // namespace sallyport::service
