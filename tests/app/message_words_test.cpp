// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_check.h"
#include "app/cli/message_words.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"
#include "ui/text/message_messages.h"

#include <QJsonArray>

#include <set>
#include <string>

using namespace sallyport;
using namespace sallyport::app;
using mail::MessageFinding;

namespace {

constexpr int findingCount = int(MessageFinding::codeUnavailable) + 1;

mail::MessageReport report()
{
    return {.verdict = mail::MessageVerdict::imitation,
            .findings = {{MessageFinding::linkImitation, QStringLiteral("kucoin.evil.example")}},
            .advice = {mail::MessageAdvice::doNotFollow},
            .senderName = QStringLiteral("KuCoin"),
            .senderAddress = QStringLiteral("a@evil.example"),
            .subject = QStringLiteral("Hello http://x.example"),
            .links = {{.report = {.verdict = origin::LinkVerdict::imitation,
                                  .host = QStringLiteral("kucoin.evil.example")}}}};
}

} // namespace

TEST_CASE("the members of message check are the documented ones: scripts depend on them")
{
    const QJsonObject object = toJson(report());
    CHECK(object.keys()
          == QStringLiteral("advice code dkim findings links sender sender_name sender_proof subject verdict")
                 .split(u' '));
    CHECK(object.value(u"findings").toArray().first().toObject().keys() == QStringLiteral("finding part").split(u' '));
    CHECK(object.value(u"links").toArray().first().toObject().keys()
          == QStringLiteral("count display host place verdict").split(u' '));
    CHECK(object.value(u"verdict") == QStringLiteral("imitation"));
}

TEST_CASE("every finding has a word and a sentence of its own")
{
    std::set<std::string> words;
    std::set<QString> texts;
    for (int i = 0; i < findingCount; ++i) {
        const auto finding = MessageFinding(i);
        words.insert(word(finding));
        const QString text =
            ui::messageFindingText({finding, QStringLiteral("part.example")}, QStringLiteral("KuCoin"));
        INFO(word(finding) << ": " << text.toStdString());
        CHECK(text.endsWith(u'.'));
        CHECK_FALSE(text.contains(u'%'));
        CHECK_FALSE(ui::messageFindingText({finding}, QStringLiteral("KuCoin")).contains(u'%'));
        texts.insert(text);
    }
    CHECK(words.size() == findingCount);
    std::set<std::string> signatures;
    for (int i = 0; i <= int(mail::DkimSays::unreachable); ++i)
        signatures.insert(word(mail::DkimSays(i)));
    CHECK(signatures.size() == std::size_t(mail::DkimSays::unreachable) + 1);
    CHECK_FALSE(signatures.contains("unknown"));
    CHECK(texts.size() == findingCount);
}

TEST_CASE("nothing in a pasted report can be clicked")
{
    const QString text = ui::pastableText(report(), *origin::shippedProfile(u"kucoin"));
    CHECK(text.contains(QStringLiteral("kucoin[.]evil[.]example")));
    CHECK(text.contains(QStringLiteral("hxxp://x[.]example")));
    CHECK_FALSE(text.contains(QStringLiteral("http")));
    CHECK_FALSE(text.contains(u'@'));
}

TEST_CASE("only of a service with a page of its own it is said that its address be typed")
{
    const auto web = *origin::shippedProfile(u"kucoin");
    auto native = web;
    native.signIn = origin::SignInKind::native;
    for (const auto verdict : {mail::MessageVerdict::genuine, mail::MessageVerdict::unproved}) {
        const mail::MessageReport judged{.verdict = verdict};
        CHECK(ui::message(judged, web).advice.contains(QStringLiteral("“Open KuCoin”")));
        CHECK_FALSE(ui::message(judged, native).advice.contains(QStringLiteral("Open")));
        CHECK(ui::message(judged, native).advice.contains(QStringLiteral("where you sign in to KuCoin")));
    }
    const auto advice = mail::MessageAdvice::typeAddressYourself;
    CHECK(ui::messageAdviceText(advice, web).contains(QStringLiteral("Open KuCoin")));
    CHECK_FALSE(ui::messageAdviceText(advice, native).contains(QStringLiteral("Open")));
}

TEST_CASE("of a message that speaks of the service it is not said that it does not")
{
    const auto kucoin = *origin::shippedProfile(u"kucoin");
    mail::MessageReport other{.verdict = mail::MessageVerdict::unrelated};
    CHECK(ui::message(other, kucoin).finding.contains(QStringLiteral("does not claim")));
    other.findings = {{MessageFinding::namesService}};
    CHECK(ui::message(other, kucoin).finding == QStringLiteral("This message speaks of KuCoin, and is not from there"));
}
