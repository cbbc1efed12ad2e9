// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many imitations the link judge finds, whom it accuses wrongly, and how fast it is. The lists are not ours to give
// away: `bench_links FOLDER` reads imitations.txt, popular.txt and other_exchanges.txt there, one host a line, and
// `--show` prints the hosts that were judged otherwise than they are listed. Aims: imitations at least 97 %, none of
// the popular hosts, other exchanges at most 0.1 %; 200,000 verdicts a second for plain hosts, 20,000 for the worst
// kind, the worst 4 KB under 1 ms.
#include "core/origin/link_report.h"
#include "core/origin/profile_sources.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cstdio>
#include <ctime>

namespace {

using namespace sallyport;
using origin::LinkVerdict;

constexpr std::array verdictNames{"official", "imitation", "unsafe", "disputed", "unrelated", "unreadable"};
using Counts = std::array<int, verdictNames.size()>;

QStringList readHosts(const QString& path)
{
    QFile file(path);
    QStringList hosts;
    if (!file.open(QIODevice::ReadOnly))
        return hosts;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (const QByteArray host = line.trimmed(); !host.isEmpty() && !host.startsWith('#'))
            hosts.append(QString::fromUtf8(host));
    }
    return hosts;
}

struct List {
    const char* name;
    LinkVerdict shown; ///< --show prints what got this verdict, or did not
    bool showsOthers;
};

constexpr std::array lists{List{"imitations", LinkVerdict::imitation, true},
                           List{"popular", LinkVerdict::imitation, false},
                           List{"other_exchanges", LinkVerdict::imitation, false}};

void judgeList(const origin::LinkJudge& judge, const List& list, const QString& folder, bool show)
{
    const QStringList hosts = readHosts(QStringLiteral("%1/%2.txt").arg(folder, QLatin1String(list.name)));
    Counts counts{};
    for (const QString& host : hosts) {
        const auto report = judge.judge(host);
        ++counts[static_cast<std::size_t>(report.verdict)];
        if (show && (report.verdict == list.shown) != list.showsOthers)
            std::printf("  %s: %s %s\n", list.name, qPrintable(host),
                        report.findings.isEmpty() ? "" : qPrintable(report.findings.front().part));
    }
    std::printf("%-16s %6lld", list.name, static_cast<long long>(hosts.size()));
    for (const int count : counts)
        std::printf(" %10d", count);
    const int imitations = counts[static_cast<std::size_t>(LinkVerdict::imitation)];
    std::printf("   imitation: %.3f %%\n",
                hosts.isEmpty() ? 0.0 : 100.0 * imitations / static_cast<double>(hosts.size()));
}

void judgeLists(const origin::LinkJudge& judge, const QStringList& arguments)
{
    if (arguments.size() < 2) {
        std::printf("no lists given: bench_links FOLDER [--show]\n");
        return;
    }
    std::printf("%-16s %6s", "list", "hosts");
    for (const char* name : verdictNames)
        std::printf(" %10s", name);
    std::printf("\n");
    for (const List& list : lists)
        judgeList(judge, list, arguments[1], arguments.contains(QStringLiteral("--show")));
}

/// Seconds of one core that this program has used: others may be at work beside it.
double coreSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Verdicts a second over `texts`, for a second of one core.
double speedOf(const origin::LinkJudge& judge, const QStringList& texts)
{
    constexpr int rounds = 100;
    const double began = coreSeconds();
    qint64 judged = 0;
    for (; coreSeconds() - began < 1; judged += rounds * texts.size()) {
        for (int round = 0; round < rounds; ++round) {
            for (const QString& text : texts)
                judge.judge(text);
        }
    }
    return static_cast<double>(judged) / (coreSeconds() - began);
}

const QStringList plainHosts{
    QStringLiteral("https://www.example.com/"),     QStringLiteral("https://news.example.org/today?page=2"),
    QStringLiteral("shop.example.co.uk"),           QStringLiteral("https://en.wikipedia.org/wiki/Coin"),
    QStringLiteral("https://www.kucoin.com/trade"), QStringLiteral("https://coins-and-stamps.example.net/a/b/c"),
};

const QStringList worstHosts{
    QStringLiteral("https://%1.%1.%1.example").arg(QStringLiteral("kukukukukucoucoucoucoikucoin").repeated(2).left(60)),
    QStringLiteral("https://ku-c-oo-in-logi.%1.webflow.io/").arg(QStringLiteral("a-").repeated(30) + u'b'),
    QStringLiteral("https://xn--kcoin-lfb.xn--kucon-2sa.xn--80ak6aa92e.com/login"),
    QStringLiteral("https://\u043A\u0443\u0441\u043E\u0456\u043F-login.\u03BA\u03C5\u03F2\u03BF\u03B9\u03B7.example/"),
    QStringLiteral("https://%1.com").arg(QStringLiteral("k.").repeated(120) + u'n'),
};

/// The slowest of a few texts of 4,096 letters, in milliseconds.
double slowestLong(const origin::LinkJudge& judge)
{
    constexpr qsizetype length = 4096;
    const QStringList texts{
        (QStringLiteral("https://") + QStringLiteral("kucoi").repeated(1000)).left(length),
        (QStringLiteral("https://") + QStringLiteral("\u043A\u0443.").repeated(2000)).left(length),
        (QStringLiteral("https://") + QStringLiteral("%D0%BA").repeated(1000)).left(length),
        (QStringLiteral("https://kucoin-a.webflow.io/") + QStringLiteral("kucoi%6E").repeated(1000)).left(length),
        (QStringLiteral("https://play.google.com/?") + QStringLiteral("id=kucoi&").repeated(1000)).left(length),
        (QStringLiteral("https://www.kucoin.com/") + QStringLiteral("\u200D\u4E00").repeated(2500)).left(length),
        QStringLiteral("@").repeated(length),
        QStringLiteral("https://") + QStringLiteral("a@").repeated(length / 2 - 4),
        QString(length, QChar(0x202E)),
    };
    double slowest = 0;
    for (const QString& text : texts) {
        const double began = coreSeconds();
        constexpr int rounds = 100;
        for (int i = 0; i < rounds; ++i)
            judge.judge(text);
        slowest = std::max(slowest, (coreSeconds() - began) * 1e3 / rounds);
    }
    return slowest;
}

/// Milliseconds to prepare a profile for judging.
double preparing(const origin::ServiceProfile& profile)
{
    constexpr int rounds = 100;
    const double began = coreSeconds();
    for (int i = 0; i < rounds; ++i)
        const origin::LinkJudge judge(profile);
    return (coreSeconds() - began) * 1e3 / rounds;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto profile = origin::shippedProfile(u"kucoin");
    if (!profile)
        return 1;
    const origin::LinkJudge judge(*profile);
    judgeLists(judge, QCoreApplication::arguments());
    const double plain = speedOf(judge, plainHosts);
    const double worst = speedOf(judge, worstHosts);
    const double slowest = slowestLong(judge);
    std::printf("plain hosts: %.0f verdicts a second (aim 200,000)\n", plain);
    std::printf("worst hosts: %.0f verdicts a second (aim 20,000)\n", worst);
    std::printf("worst 4 KB: %.3f ms (aim 1)\n", slowest);
    std::printf("a profile is prepared in %.3f ms\n", preparing(*profile));
    return plain >= 200'000 && worst >= 20'000 && slowest < 1 ? 0 : 1;
}
