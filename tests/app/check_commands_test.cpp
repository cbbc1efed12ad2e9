// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that judge files, run as the program runs them.
#include "app/cli/link_check.h"
#include "app/cli/message_check.h"
#include "app/cli/message_words.h"
#include "app/cli/qr_read.h"
#include "core/origin/profile_sources.h"
#include "tests/core/mail/mail_sample.h"
#include "tests/core/mail/signed_sample.h"
#include "tests/core/qr/code_picture.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::app;

namespace {

struct Told {
    std::optional<ExitCode> exit;
    QByteArray text;

    QJsonObject object() const { return QJsonDocument::fromJson(text).object(); }
};

struct Desk {
    QTemporaryDir folder;

    QString file(const QByteArray& bytes) const
    {
        QFile file(folder.filePath(QStringLiteral("file")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }

    template <typename Make>
    Told run(Make make) const
    {
        Told told;
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> results(std::tmpfile(), &std::fclose);
        Output output(true, results.get());
        auto command = make(output);
        QObject::connect(command.get(), &Command::finished, command.get(), [&](ExitCode code) { told.exit = code; });
        command->start();
        REQUIRE(test::waitUntil([&] { return told.exit.has_value(); }));
        std::rewind(results.get());
        char buffer[64 * 1024];
        told.text = QByteArray(buffer, qsizetype(std::fread(buffer, 1, sizeof buffer, results.get())));
        return told;
    }

    Told check(const QByteArray& bytes, const char* code = "tulip 77") const
    {
        return run([&](Output& output) {
            MessageCheck::Request request{.profile = *origin::shippedProfile(u"kucoin"),
                                          .providers = {QStringLiteral("mx.google.com")},
                                          .file = file(bytes),
                                          .store = secrets::StoreKind::memory};
            request.secrets.antiPhishingCode = Secret::copyOf(code);
            return std::make_unique<MessageCheck>(Paths{.data = QDir(folder.path())}, std::move(request), output);
        });
    }

    /// As with --dkim, where `keys` is not null.
    Told checkSigned(const QByteArray& bytes, std::unique_ptr<test::FakeKeys> keys) const
    {
        return run([&](Output& output) {
            MessageCheck::Request request{.profile = *origin::shippedProfile(u"kucoin"),
                                          .providers = {},
                                          .file = file(bytes),
                                          .store = secrets::StoreKind::memory};
            request.secrets.antiPhishingCode = Secret::copyOf("tulip 77");
            return std::make_unique<MessageCheck>(Paths{.data = QDir(folder.path())}, std::move(request), output,
                                                  std::move(keys));
        });
    }

    Told checkLinks(const QStringList& links, const QByteArray& input = {}) const
    {
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> lines(std::tmpfile(), &std::fclose);
        std::fwrite(input.constData(), 1, std::size_t(input.size()), lines.get());
        std::rewind(lines.get());
        return run([&](Output& output) {
            return std::make_unique<LinkCheck>(*origin::shippedProfile(u"kucoin"), links, output, lines.get());
        });
    }

    Told read(const QByteArray& payload) const
    {
        const auto code = test::codePicture(payload);
        const QByteArray size = QByteArray::number(code.width);
        return readFile(file("P5 " + size + ' ' + size + " 255\n" + code.pixels)); // PGM
    }

    Told readFile(const QString& name) const
    {
        return run(
            [&](Output& output) { return std::make_unique<QrRead>(*origin::shippedProfile(u"kucoin"), name, output); });
    }
};

} // namespace

TEST_CASE("message check ends with what it found, and never tells the code")
{
    const Desk desk;
    const auto good = desk.check(test::Sample{}.bytes());
    CHECK(good.exit == ExitCode::done);
    CHECK(good.object().value(u"verdict") == QStringLiteral("genuine"));
    CHECK(good.object().value(u"code") == QStringLiteral("right"));
    const auto bad = desk.check(test::Sample{.from = "KuCoin <a@evil.example>", .subject = "tulip 77"}.bytes());
    CHECK(bad.exit == ExitCode::refused);
    CHECK(bad.object().value(u"verdict") == QStringLiteral("imitation"));
    CHECK_FALSE(bad.text.contains("tulip"));
    const auto unproved = desk.check(test::Sample{.provider = {}}.bytes());
    CHECK(unproved.exit == ExitCode::done);
    CHECK(unproved.object().value(u"verdict") == QStringLiteral("unproved"));
}

TEST_CASE("message check without a code in the secrets asks the store")
{
    const Desk desk;
    CHECK(desk.check(test::Sample{}.bytes(), "").object().value(u"code") == QStringLiteral("not_set"));
}

TEST_CASE("message check looks up the sender's signature only where it was told to")
{
    const Desk desk;
    const auto off = desk.checkSigned(test::signedSample, {}).object();
    CHECK(off.value(u"dkim") == QStringLiteral("not_asked"));
    CHECK(off.value(u"verdict") == QStringLiteral("unproved"));
    auto keys = std::make_unique<test::FakeKeys>();
    keys->publish(test::signedKeyName, test::signedKeyRecord);
    const auto on = desk.checkSigned(test::signedSample, std::move(keys));
    CHECK(on.exit == ExitCode::done);
    CHECK(on.object().value(u"dkim") == QStringLiteral("proven"));
    CHECK(on.object().value(u"sender_proof") == QStringLiteral("proven"));
    CHECK(on.object().value(u"verdict") == QStringLiteral("genuine"));
    const auto gone = desk.checkSigned(test::signedSample, std::make_unique<test::FakeKeys>());
    CHECK(gone.exit == ExitCode::done);
    CHECK(gone.object().value(u"dkim") == QStringLiteral("key_gone"));
    CHECK(gone.object().value(u"verdict") == QStringLiteral("unproved"));
}

TEST_CASE("what cannot be checked is wrong usage")
{
    const Desk desk;
    CHECK(desk.check("nothing").exit == ExitCode::usage);
    CHECK(desk.check("nothing").object().value(u"error") == QStringLiteral("not_a_message"));
    CHECK(desk.check(test::Sample{}.bytes(), "abc").object().value(u"error") == QStringLiteral("bad_code"));
    CHECK(desk.readFile(desk.folder.filePath(QStringLiteral("nowhere"))).exit == ExitCode::usage);
    CHECK(desk.readFile(desk.folder.path()).exit == ExitCode::usage);
    CHECK(desk.readFile(desk.file("no picture")).object().value(u"error") == QStringLiteral("unreadable_picture"));
}

TEST_CASE("qr read judges links, and keeps authenticator keys to itself")
{
    const Desk desk;
    const auto bad = desk.read("https://kucoin-login.webflow.io/x");
    CHECK(bad.exit == ExitCode::refused);
    CHECK(bad.object().value(u"verdict") == QStringLiteral("imitation"));
    CHECK(bad.object().value(u"host") == QStringLiteral("kucoin-login.webflow.io"));
    const auto good = desk.read("https://www.kucoin.com/");
    CHECK(good.exit == ExitCode::done);
    CHECK(good.object().value(u"verdict") == QStringLiteral("official"));
    const auto key = desk.read("otpauth://totp/KuCoin?secret=MZXW6YTB");
    CHECK(key.object().value(u"kind") == QStringLiteral("otpauth"));
    CHECK_FALSE(key.text.contains("MZXW6"));
    const auto sentence = desk.read("Log in at https://kuc0in-login.webflow.io/x today");
    CHECK(sentence.exit == ExitCode::refused);
    CHECK(sentence.object().value(u"kind") == QStringLiteral("text"));
    CHECK(sentence.object().value(u"verdict") == QStringLiteral("imitation"));
    CHECK(sentence.object().value(u"host") == QStringLiteral("kuc0in-login.webflow.io"));
    for (const char* harmless : {"hello", "WIFI:S:net;T:WPA;P:secret;;", "tel:+4930123456"})
        CHECK_FALSE(desk.read(harmless).object().contains(u"verdict"));
    const auto text = desk.read("hello");
    CHECK(text.exit == ExitCode::done);
    CHECK(text.object().value(u"text") == QStringLiteral("hello"));
}

TEST_CASE("link check ends with whether a link misleads, and its members are the documented ones")
{
    const Desk desk;
    const auto bad = desk.checkLinks({QStringLiteral("https://kuc0in.com/")});
    CHECK(bad.exit == ExitCode::refused);
    CHECK(bad.object().keys() == QStringLiteral("display findings host input official verdict").split(u' '));
    CHECK(bad.object().value(u"verdict") == QStringLiteral("imitation"));
    CHECK(bad.object().value(u"host") == QStringLiteral("kuc0in.com"));
    CHECK(bad.object().value(u"findings").toArray().contains(QStringLiteral("name_lookalike")));
    const auto good = desk.checkLinks({QStringLiteral("kucoin.com/login")});
    CHECK(good.exit == ExitCode::done);
    CHECK(good.object().value(u"verdict") == QStringLiteral("official"));
    const auto nothing = desk.checkLinks({QStringLiteral("https://")});
    CHECK(nothing.exit == ExitCode::done);
    CHECK(nothing.object().value(u"verdict") == QStringLiteral("unreadable"));
    CHECK(nothing.object().value(u"host").isNull());
}

TEST_CASE("link check says of a text what is wrong with a link in it, and calls none official for one")
{
    const Desk desk;
    const auto verdictOf = [&](const char* text) {
        const auto told = desk.checkLinks({QString::fromUtf8(text)});
        CHECK((told.exit == ExitCode::refused)
              == QStringList{QStringLiteral("imitation"), QStringLiteral("unsafe")}.contains(
                  told.object().value(u"verdict").toString()));
        return told.object().value(u"verdict").toString() + u' ' + told.object().value(u"host").toString();
    };
    CHECK(verdictOf("see kuc0in-login.webflow.io/verify today") == u"imitation kuc0in-login.webflow.io");
    CHECK(verdictOf("Verify: https://kuc0in.example") == u"imitation kuc0in.example");
    CHECK(verdictOf("https://www.kucoin.com/account https://kuc0in.example") == u"imitation kuc0in.example");
    CHECK(verdictOf("see https://www.kucoin.com/ today") == u"unreadable ");
    CHECK(verdictOf("https://www.kucoin.com\n.evil.com") == u"imitation www.kucoin.com.evil.com");
}

TEST_CASE("link check reads lines of standard input, and keeps none that is too long to be a link")
{
    const Desk desk;
    const QByteArray endless = "https://www.kucoin.com/" + QByteArray(300'000, 'a');
    const auto told = desk.checkLinks({QStringLiteral("-")},
                                      "https://www.kucoin.com/\r\n\n" + endless + "\nhttps://kucoin-login.webflow.io");
    CHECK(told.exit == ExitCode::refused);
    QStringList verdicts;
    for (const QByteArray& line : told.text.trimmed().split('\n'))
        verdicts.append(QJsonDocument::fromJson(line).object().value(u"verdict").toString());
    CHECK(verdicts == QStringLiteral("official unreadable imitation").split(u' '));
    CHECK_FALSE(told.text.contains("aaaa"));
    CHECK(desk.checkLinks({QStringLiteral("-")}).text.isEmpty());
}

TEST_CASE("every finding about a link has a word of its own")
{
    QSet<QString> words;
    for (int i = 0; i <= int(origin::LinkFinding::tooLong); ++i)
        words.insert(QString::fromLatin1(word(origin::LinkFinding(i))));
    CHECK(words.size() == int(origin::LinkFinding::tooLong) + 1);
    CHECK_FALSE(words.contains(QStringLiteral("unknown")));
}

TEST_CASE("link check and qr read tell of links inside a link beside the verdict, which they do not change")
{
    const Desk desk;
    const auto told = desk.checkLinks({QStringLiteral("https://www.kucoin.com/?to=https%3A%2F%2Fkuc0in.example%2Fx")});
    CHECK(told.exit == ExitCode::refused);
    CHECK(told.object().value(u"verdict") == QStringLiteral("official"));
    CHECK(told.object().value(u"leads_on")
          == QJsonArray{QJsonObject{{QStringLiteral("host"), QStringLiteral("kuc0in.example")},
                                    {QStringLiteral("verdict"), QStringLiteral("imitation")}}});
    const auto plain = desk.checkLinks({QStringLiteral("https://a.example/?to=https://www.kucoin.com/")});
    CHECK(plain.exit == ExitCode::done);
    CHECK_FALSE(plain.object().contains(u"leads_on"));
    const auto code = desk.read("https://www.google.com/url?q=https://kuc0in.example/");
    CHECK(code.exit == ExitCode::refused);
    CHECK(code.object().value(u"verdict") == QStringLiteral("unrelated"));
    CHECK(code.object().value(u"leads_on").toArray().size() == 1);
}
