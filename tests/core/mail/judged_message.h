// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A message judged for KuCoin, and rows of messages with what is to be found in each.
//   check({"forged", Sample{.from = "KuCoin <a@kucoin.com>"}, MessageVerdict::unproved, {}});
#pragma once

#include "core/mail/message_report.h"
#include "core/origin/profile_sources.h"
#include "tests/core/mail/mail_sample.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::mail;

inline const QStringList gmailNamed{QStringLiteral("mx.google.com")};

inline KnownCode known(QStringView code)
{
    return {.code = *canonicalCode(code)};
}

inline MessageReport judged(const QByteArray& bytes, const QStringList& providers = gmailNamed,
                            const KnownCode& code = known(u"tulip 77"))
{
    const MessageJudge judge(*origin::shippedProfile(u"kucoin"), {.authservIds = providers});
    auto report = judge.judge(bytes, code);
    REQUIRE(report);
    return *report;
}

struct JudgedRow {
    const char* attacks;
    Sample sample;
    MessageVerdict verdict;
    QList<MessageFinding> findings; ///< these at least
    QStringList providers = gmailNamed;
};

inline void check(const JudgedRow& row)
{
    INFO(row.attacks);
    const auto report = judged(row.sample.bytes(), row.providers);
    CHECK(int(report.verdict) == int(row.verdict));
    for (const MessageFinding finding : row.findings) {
        INFO("finding " << int(finding));
        CHECK(report.has(finding));
    }
    // What one pastes holds neither the code nor a path.
    QString all = report.senderName + report.senderAddress + report.subject;
    for (const auto& link : report.links)
        all += link.report.host + link.report.displayHost + link.shownHost;
    for (const auto& found : report.findings)
        all += found.part;
    CHECK_FALSE(all.contains(QStringLiteral("tulip")));
    CHECK_FALSE(all.contains(QStringLiteral("/account")));
}

/// The sample's body with another link.
inline QByteArray linking(const QByteArray& anchor)
{
    return "<p>your anti-phishing code: tulip 77</p>" + anchor;
}

} // namespace sallyport::test
