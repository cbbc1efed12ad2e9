// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Judges links for KuCoin: reads JSON, {"link": "..."} a line, and writes {"verdict": "...", "host": "..."} for each;
// before the first, {"hosts": [...], "domains": [...]}: what is pinned. Test only.
#include "core/base/json.h"
#include "core/origin/link_report.h"
#include "core/origin/profile_sources.h"

#include <QJsonArray>

#include <iostream>
#include <string>

using namespace sallyport;
using origin::LinkVerdict;

namespace {

QString word(LinkVerdict verdict)
{
    switch (verdict) {
    case LinkVerdict::official:
        return QStringLiteral("official");
    case LinkVerdict::imitation:
        return QStringLiteral("imitation");
    case LinkVerdict::unsafe:
        return QStringLiteral("unsafe");
    case LinkVerdict::disputed:
        return QStringLiteral("disputed");
    case LinkVerdict::unrelated:
        return QStringLiteral("unrelated");
    case LinkVerdict::unreadable:
        break;
    }
    return QStringLiteral("unreadable");
}

void say(const QJsonObject& object)
{
    std::cout << writeJson(object).toStdString() << '\n';
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    const auto profile = origin::shippedProfile(u"kucoin");
    if (!profile)
        return 2;
    const origin::LinkJudge judge(*profile);
    say({{QStringLiteral("hosts"), QJsonArray::fromStringList(profile->officialHosts)},
         {QStringLiteral("domains"), QJsonArray::fromStringList(profile->officialDomains)}});
    for (std::string line; std::getline(std::cin, line);) {
        const auto asked = readJsonObject(line, {.maxBytes = 64 * 1024, .maxDepth = 1});
        const auto link = asked ? stringMember(*asked, u"link") : std::nullopt;
        if (!link)
            return 2;
        const auto report = judge.judge(*link);
        say({{QStringLiteral("verdict"), word(report.verdict)}, {QStringLiteral("host"), report.host}});
    }
}
