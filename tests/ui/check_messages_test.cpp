// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved messages on the Check page, through its widgets.
#include "app/image_picture_reader.h"
#include "core/origin/profile_sources.h"
#include "tests/core/mail/mail_sample.h"
#include "tests/core/mail/signed_sample.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/fake_mail.h"
#include "tests/ui/fake_notifier.h"
#include "tests/ui/fakes.h"
#include "tests/ui/find.h"
#include "ui/check/checker.h"
#include "ui/check/mail_dialogs.h"
#include "ui/check/message_card.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QListWidget>
#include <QMimeData>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using mail::MessageVerdict;

namespace {

const QByteArray phishing =
    Sample{.provider = gmail("mx.google.com; dkim=pass header.i=@mailer.example; dmarc=pass header.from=mailer.example",
                             "out.mailer.example"),
           .from = "KuCoin Support <info@mailer.example>",
           .subject = "Confirm your account",
           .body = "<p>Sign in: <a href=\"https://kucoin-login.example/secret-path?who=me\">www.kucoin.com</a></p>"}
        .bytes();

struct Desk {
    FakeMail mail;
    FakeKeys keys;
    ui::CheckHistory history;
    QTemporaryDir folder;
    std::unique_ptr<ui::CheckPage> page;

    Desk()
    {
        page = std::make_unique<ui::CheckPage>(
            ui::CheckParts{.profiles = {*origin::shippedProfile(QStringLiteral("kucoin"))},
                           .eyes = {.files = std::make_shared<app::ImagePictureReader>(), .pixels = {}},
                           .openAddress = [](const QUrl&) { return true; },
                           .history = &history,
                           .mail = &mail,
                           .keys = &keys});
        page->resize(700, 900);
        page->show();
    }
    ui::MessageCard* card() const
    {
        for (auto* card : page->findChildren<ui::MessageCard*>()) {
            if (card->isVisibleTo(page.get()))
                return card;
        }
        return nullptr;
    }
    void drop(QMimeData* data) { REQUIRE(test::drop(page.get(), data)); }
    QString save(const QString& name, const QByteArray& bytes)
    {
        QFile out(folder.filePath(name));
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }
    void dropFile(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        drop(&data);
    }
    /// Drops the message as a file, and waits for its card.
    ui::MessageCard* judged(const QByteArray& bytes)
    {
        dropFile(save(QStringLiteral("saved.eml"), bytes));
        REQUIRE(waitUntil([this] { return card() != nullptr; }));
        return card();
    }
    /// That of signatures.
    QCheckBox* lookUp() const
    {
        return visible<QCheckBox>(page.get(), QStringLiteral("Look up the sender's signature (DKIM)"));
    }
    void copyReport() { visible<ui::Button>(page.get(), QStringLiteral("Copy a report"))->click(); }
};

/// All that can be read or heard in a widget.
QString everything(QWidget* widget)
{
    QStringList all{widget->accessibleName()};
    for (const QWidget* child : widget->findChildren<QWidget*>())
        all << child->accessibleName() << child->accessibleDescription() << child->toolTip();
    for (const QLabel* label : widget->findChildren<QLabel*>())
        all << label->text();
    for (const auto* list : widget->findChildren<QListWidget*>()) {
        for (int i = 0; i < list->count(); ++i)
            all << list->item(i)->text() << list->item(i)->data(Qt::AccessibleTextRole).toString();
    }
    return all.join(u'\n').remove(QChar(0x200b));
}

} // namespace

TEST_CASE("a dropped message of an impostor is called that, with who it says it is, why, and where it leads")
{
    Desk desk;
    auto* card = desk.judged(phishing);
    CHECK(card->tone() == ui::Tone::danger);
    const QString heard = card->accessibleName();
    for (const char* part : {"Imitation", "tries to pass for one of KuCoin", "“KuCoin Support”", "info@mailer.example",
                             "“Confirm your account”", "not set here", "Follow no link"}) {
        INFO(part);
        CHECK(heard.contains(QString::fromUtf8(part)));
    }
    const auto* links = card->findChild<QListWidget*>();
    REQUIRE(links != nullptr);
    REQUIRE(links->count() == 1);
    const QString line = links->item(0)->data(Qt::AccessibleTextRole).toString();
    CHECK(line.contains(QStringLiteral("kucoin-login.example")));
    CHECK(line.contains(QStringLiteral("Imitation")));
    CHECK(line.contains(QStringLiteral("shown as www.kucoin.com")));
    CHECK_FALSE(everything(card).contains(QStringLiteral("secret-path")));
    for (const QLabel* label : card->findChildren<QLabel*>())
        CHECK(label->textFormat() == Qt::PlainText); // nothing in it can be followed
}

TEST_CASE("a message is taken as a file, as text and as mail programs hand it over, and stays out of the link's field")
{
    Desk desk;
    SECTION("a file without an ending")
    {
        desk.dropFile(desk.save(QStringLiteral("saved"), phishing));
    }
    SECTION("text that is dropped")
    {
        QMimeData data;
        data.setText(QString::fromUtf8(phishing));
        desk.drop(&data);
    }
    SECTION("what a mail program drags")
    {
        QMimeData data;
        data.setData(QStringLiteral("message/rfc822"), phishing);
        desk.drop(&data);
    }
    SECTION("the clipboard")
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(phishing));
        visible<ui::Button>(desk.page.get(), QStringLiteral("Paste"))->click();
    }
    REQUIRE(waitUntil([&] { return desk.card() != nullptr; }));
    CHECK(desk.card()->tone() == ui::Tone::danger);
    CHECK(desk.page->findChild<QLineEdit*>()->text().isEmpty());
}

TEST_CASE("what is no message, too large or built to harm is refused, with what to do")
{
    Desk desk;
    QByteArray deep = "From: a@b.example\nTo: c@d.example\nSubject: x\n";
    for (int i = 0; i < 150; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" + QByteArray::number(i)
            + '\n';
    struct Row {
        QString name;
        QByteArray bytes;
        QString said;
    };
    for (const Row& row :
         {Row{QStringLiteral("empty.eml"), "", QStringLiteral("not a saved message")},
          Row{QStringLiteral("letter.eml"), "Hello, please sign in.", QStringLiteral("not a saved message")},
          Row{QStringLiteral("outlook.msg"), QByteArray("\xd0\xcf\x11\xe0") + QByteArray(600, '\0'),
              QStringLiteral("Outlook's own format")},
          Row{QStringLiteral("large.eml"), phishing + QByteArray(26 * 1024 * 1024, 'x'),
              QStringLiteral("without its attachments")},
          Row{QStringLiteral("huge.eml"), QByteArray(33 * 1024 * 1024, 'x'), QStringLiteral("without its attachments")},
          Row{QStringLiteral("deep.eml"), deep, QStringLiteral("Do not trust it")},
          Row{QStringLiteral("letter.txt"), "Hello, please sign in.", QStringLiteral("a mail as .eml")}}) {
        INFO(row.name.toStdString());
        desk.dropFile(desk.save(row.name, row.bytes));
        CHECK(waitUntil([&] { return says(desk.page.get(), row.said); }));
        CHECK(desk.card() == nullptr);
    }
    CHECK(desk.history.entries().isEmpty());
    CHECK(desk.mail.m_store.reads == 0); // the code is fetched for what could be read only
}

TEST_CASE("a sender is proved by the provider that the person has named, and by nobody else")
{
    Desk desk;
    desk.mail.tell(u"tulip 77");
    const QByteArray genuine = Sample{}.bytes();
    auto* card = desk.judged(genuine);
    CHECK(card->tone() == ui::Tone::warning);
    CHECK(card->accessibleName().contains(QStringLiteral("Not proved")));
    CHECK(card->accessibleName().contains(QStringLiteral("name the provider here")));
    visible<ui::Button>(desk.page.get(), QStringLiteral("Name the provider…"))->click();
    auto* dialog = desk.page->findChild<ui::ProviderDialog*>();
    REQUIRE(dialog != nullptr);
    auto* ids = dialog->findChild<QLineEdit*>();
    ids->setText(QStringLiteral("not a name!"));
    visible<ui::Button>(dialog, QStringLiteral("Keep it"))->click();
    CHECK(says(dialog, QStringLiteral("mx.google.com")));
    CHECK(desk.mail.m_providers.authservIds.isEmpty());
    visible<ui::Button>(dialog, QStringLiteral("Gmail"))->click();
    press(dialog, Qt::Key_Return);
    CHECK(desk.mail.m_providers.authservIds == QStringList{QStringLiteral("mx.google.com")});
    CHECK(says(desk.page.get(), QStringLiteral("Your mail provider: mx.google.com")));
    card = desk.judged(genuine);
    REQUIRE(waitUntil([&] { return desk.card() != nullptr && desk.card()->tone() == ui::Tone::success; }));
    CHECK(desk.card()->accessibleName().contains(QStringLiteral("Genuine")));
    CHECK(desk.card()->accessibleName().contains(QStringLiteral("Your code: right")));
}

TEST_CASE("no signature is looked up until the person wants it, and then the page says what that tells whom")
{
    Desk desk;
    desk.mail.tell(u"tulip 77");
    desk.keys.publish(signedKeyName, signedKeyRecord);
    CHECK(desk.judged(signedSample)->tone() == ui::Tone::warning);
    CHECK_FALSE(desk.card()->accessibleName().contains(QStringLiteral("Its signature")));
    CHECK(desk.keys.asked.isEmpty());
    REQUIRE(desk.lookUp() != nullptr);
    CHECK_FALSE(desk.lookUp()->isChecked());
    CHECK(desk.lookUp()->accessibleDescription().contains(QStringLiteral("learns that a message of KuCoin's is read")));
    CHECK(says(desk.page.get(), QStringLiteral("nothing leaves this computer.")));
    desk.page->takeKeyboard();
    REQUIRE(tabTo(desk.page.get(), desk.lookUp()));
    press(desk.page.get(), Qt::Key_Space);
    CHECK(desk.mail.m_looksUpSignatures);
    CHECK(says(desk.page.get(), QStringLiteral("but the question for a signature's key")));
    CHECK(says(desk.page.get(), QStringLiteral("only a message's own signature proves its sender")));
    desk.page->forget();
    CHECK(desk.judged(signedSample)->tone() == ui::Tone::success);
    CHECK(desk.card()->accessibleName().contains(QStringLiteral("Its signature: of KuCoin, fits")));
    CHECK(desk.keys.asked == QStringList{signedKeyName});
    desk.mail.setLooksUpSignatures(false);
    CHECK_FALSE(desk.lookUp()->isChecked());
}

TEST_CASE("what became of a signature is said, and is never a reproach")
{
    struct Row {
        const char* what;
        QByteArray message;
        std::function<void(FakeKeys&)> keys;
        QString state;
        QString reason;
    };
    const auto has = [](FakeKeys& keys) { keys.publish(signedKeyName, signedKeyRecord); };
    for (const Row& row : {Row{"changed", signedSample + "more", has, QStringLiteral("does not fit"),
                               QStringLiteral("as mailing lists and forwarding do")},
                           Row{"old", signedSample, [](FakeKeys&) {}, QStringLiteral("its key is no longer published"),
                               QStringLiteral("as is usual with old messages")},
                           Row{"cut off", signedSample, [](FakeKeys& keys) { keys.reachable = false; },
                               QStringLiteral("DNS gave no answer"), QStringLiteral("Check it again later")},
                           Row{"more than was signed", "Reply-To: no-reply@kucoin.com\r\n" + signedSample, has,
                               QStringLiteral("leaves out something"), QStringLiteral("so it proves nothing")},
                           Row{"none", signedRest, has, QStringLiteral("none of KuCoin"),
                               QStringLiteral("has no signature of KuCoin")}}) {
        INFO(row.what);
        Desk desk;
        desk.mail.tell(u"tulip 77");
        desk.mail.m_looksUpSignatures = true;
        row.keys(desk.keys);
        auto* card = desk.judged(row.message);
        CHECK(card->tone() == ui::Tone::warning);
        CHECK(card->accessibleName().contains(QStringLiteral("Its signature: ")));
        CHECK(card->accessibleName().contains(row.state));
        CHECK(card->accessibleName().contains(row.reason));
    }
    Desk desk;
    desk.mail.m_looksUpSignatures = true;
    desk.judged(phishing);
    CHECK(desk.keys.asked.isEmpty()); // nobody learns by a signature of their own who reads what
}

TEST_CASE("a check that waits for DNS is given up with the page, and fetches no code any more")
{
    Desk desk;
    desk.mail.tell(u"tulip 77");
    desk.mail.m_looksUpSignatures = true;
    desk.keys.answers = false;
    const auto dropSigned = [&] {
        QMimeData data;
        data.setData(QStringLiteral("message/rfc822"), signedSample);
        desk.drop(&data);
    };
    dropSigned();
    REQUIRE(waitUntil([&] { return desk.keys.asked.size() == 1; }));
    desk.page->forget();
    CHECK(desk.keys.cancelled == 1);
    dropSigned();
    REQUIRE(waitUntil([&] { return desk.keys.asked.size() == 2; }));
    desk.page.reset(); // as the lock does it
    CHECK(desk.keys.cancelled == 2);
    QCoreApplication::processEvents();
    CHECK(desk.mail.m_store.reads == 0);
}

TEST_CASE("each state of the anti-phishing code is said, and the code itself nowhere")
{
    struct Row {
        const char* what;
        QByteArray message;
        QString said;
        ui::Tone tone;
    };
    const QByteArray leaked =
        Sample{.from = "KuCoin <a@mailer.example>", .subject = "tulip 77", .body = "<p>tulip 77</p>"}.bytes();
    for (const Row& row : {Row{"right", Sample{}.bytes(), QStringLiteral("Your code: right"), ui::Tone::success},
                           Row{"wrong", Sample{.body = "<p>Anti-phishing code: rose 12</p>"}.bytes(),
                               QStringLiteral("Your code: wrong: not yours"), ui::Tone::warning},
                           Row{"missing", Sample{.body = "<p>Hello</p>"}.bytes(), QStringLiteral("Your code: missing"),
                               ui::Tone::warning},
                           Row{"leaked", leaked, QStringLiteral("it has leaked"), ui::Tone::danger}}) {
        INFO(row.what);
        Desk desk;
        desk.mail.tell(u"tulip 77");
        desk.mail.m_providers = {{QStringLiteral("mx.google.com")}};
        auto* card = desk.judged(row.message);
        CHECK(card->tone() == row.tone);
        CHECK(card->accessibleName().contains(row.said));
        desk.copyReport();
        const QString all = everything(desk.page.get()) + QGuiApplication::clipboard()->text();
        CHECK_FALSE(all.contains(QStringLiteral("tulip"), Qt::CaseInsensitive));
    }
    Desk desk;
    desk.mail.tell(u"tulip 77");
    desk.mail.m_store.failReads = secrets::SecretStoreError::locked;
    CHECK(desk.judged(phishing)->accessibleName().contains(QStringLiteral("could not be read")));
}

TEST_CASE("what was not looked at is said apart")
{
    Desk desk;
    const QByteArray sealed =
        Sample{.type = "multipart/mixed; boundary=b",
               .body = "--b\r\nContent-Type: text/plain\r\n\r\nKuCoin\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                       "From: a@b.example\r\nSubject: inside\r\n\r\nx\r\n--b--"}
            .bytes();
    const QString heard = desk.judged(sealed)->accessibleName();
    const qsizetype heading = heard.indexOf(QStringLiteral("Not looked at"));
    REQUIRE(heading >= 0);
    CHECK(heard.indexOf(QStringLiteral("Another message is attached")) > heading);
    CHECK(heard.indexOf(QStringLiteral("does not know your anti-phishing code")) > heading);
}

TEST_CASE("a report to paste has no link and no address in it, whatever the message says")
{
    Desk desk;
    desk.judged(Sample{.from = "\"https://evil.example\" <a@evil.example>",
                       .subject = "see https://evil.example/x or a@evil.example",
                       .body = "<a href=\"https://evil.example/token\">KuCoin</a>"}
                    .bytes());
    desk.copyReport();
    const QString text = QGuiApplication::clipboard()->text();
    CHECK(text.contains(QStringLiteral("evil[.]example")));
    for (const char* part : {"evil.example", "http", "@", "token"})
        CHECK_FALSE(text.contains(QLatin1StringView(part)));
}

TEST_CASE("the history keeps a message's domain and verdict, in its own words, and finds them again")
{
    Desk desk;
    desk.judged(phishing);
    REQUIRE(desk.history.entries().size() == 1);
    const ui::CheckEntry& entry = desk.history.entries().first();
    CHECK(entry.what == ui::CheckedThing::message);
    CHECK(entry.host == QStringLiteral("mailer.example"));
    CHECK(entry.verdict == ui::CheckVerdict(MessageVerdict::imitation));
    const QByteArray kept = ui::writeCheckEntries(desk.history.entries());
    for (const char* word : {"info", "Support", "Confirm", "kucoin-login"})
        CHECK_FALSE(kept.contains(word));
    CHECK(ui::readCheckEntries(kept) == desk.history.entries());
    // A verdict that only links have says nothing of a message, and the other way round.
    CHECK(ui::readCheckEntries(R"({"checks":[{"at":1,"what":"message","host":"a.example","verdict":"official"}]})")
              .isEmpty());
    CHECK(ui::readCheckEntries(R"({"checks":[{"at":1,"what":"link","host":"a.example","verdict":"genuine"}]})")
              .isEmpty());
}

TEST_CASE("the code is set, changed and removed by keyboard, and is not shown again")
{
    Desk desk;
    CHECK(says(desk.page.get(), QStringLiteral("Anti-phishing code of KuCoin: not set")));
    const auto open = [&](const QString& caption) {
        visible<ui::Button>(desk.page.get(), caption)->click();
        return desk.page->findChild<ui::CodeDialog*>();
    };
    auto* dialog = open(QStringLiteral("Set the code…"));
    REQUIRE(dialog != nullptr);
    CHECK(visible<ui::Button>(dialog, QStringLiteral("Remove the one that is kept")) == nullptr);
    type(dialog, QStringLiteral("abc"));
    press(dialog, Qt::Key_Return);
    CHECK(says(dialog, QStringLiteral("4 to 64 characters, and none")));
    type(dialog, QStringLiteral("  tulip  77"));
    press(dialog, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return says(desk.page.get(), QStringLiteral("Anti-phishing code of KuCoin: set")); }));
    REQUIRE(waitUntil([&] { return desk.page->findChild<ui::CodeDialog*>() == nullptr; }));
    CHECK(desk.mail.m_store.values->at(mail::codeKey(QStringLiteral("kucoin"))).view() == "abc tulip 77");
    dialog = open(QStringLiteral("Change the code…"));
    CHECK(dialog->findChild<QLineEdit*>()->text().isEmpty());
    CHECK_FALSE(everything(dialog).contains(QStringLiteral("tulip")));
    auto* remove = visible<ui::Button>(dialog, QStringLiteral("Remove the one that is kept"));
    REQUIRE(tabTo(dialog, remove));
    press(dialog, Qt::Key_Space);
    REQUIRE(waitUntil([&] { return says(desk.page.get(), QStringLiteral("KuCoin: not set")); }));
    CHECK(desk.mail.m_store.values->empty());
}

TEST_CASE("a keychain that refuses the code is told of where it was typed")
{
    Desk desk;
    desk.mail.m_store.failWrites = secrets::SecretStoreError::denied;
    visible<ui::Button>(desk.page.get(), QStringLiteral("Set the code…"))->click();
    auto* dialog = desk.page->findChild<ui::CodeDialog*>();
    type(dialog, QStringLiteral("tulip 77"));
    press(dialog, Qt::Key_Return);
    CHECK(waitUntil([&] { return says(dialog, QStringLiteral("Access to the keychain was refused")); }));
    CHECK(desk.mail.m_store.values->empty());
}

TEST_CASE("names of mail providers are read as they are typed, and nothing else is taken for one")
{
    struct Row {
        QString typed;
        std::optional<QStringList> ids;
    };
    for (const Row& row :
         {Row{{}, QStringList{}}, Row{QStringLiteral("mx.google.com"), QStringList{QStringLiteral("mx.google.com")}},
          Row{QStringLiteral(" MX.Google.com , mxs.mail.ru"),
              QStringList{QStringLiteral("mx.google.com"), QStringLiteral("mxs.mail.ru")}},
          Row{QStringLiteral("a a;a"), QStringList{QStringLiteral("a")}},
          Row{QStringLiteral("https://mx.google.com"), std::nullopt}, Row{QStringLiteral("me@gmail.com"), std::nullopt},
          Row{QStringLiteral(".google.com"), std::nullopt}, Row{QStringLiteral("mx.g\u043eogle.com"), std::nullopt},
          Row{QStringLiteral("a b c d e f g h i"), std::nullopt}, Row{QString(300, u'a'), std::nullopt}}) {
        INFO(row.typed.toStdString());
        const auto read = ui::readProviders(row.typed);
        CHECK(read.has_value() == row.ids.has_value());
        if (read && row.ids)
            CHECK(read->authservIds == *row.ids);
    }
}

TEST_CASE("on a shared computer no code is kept or looked for, and a provider is forgotten with the page")
{
    FakeMail mail;
    mail.tell(u"tulip 77");
    FakeKeys keys;
    FakeNotifier notifier;
    ui::Checker checker({.profiles = {*origin::shippedProfile(QStringLiteral("kucoin"))},
                         .mail = &mail,
                         .keys = &keys,
                         .notifier = &notifier});
    const auto newPage = [&] {
        std::unique_ptr<ui::CheckPage> page(checker.newPage({.keeping = ui::CheckKeeping::never}, nullptr));
        page->show();
        return page;
    };
    auto page = newPage();
    CHECK(visible<ui::Button>(page.get(), QStringLiteral("Set the code…")) == nullptr);
    CHECK(visible<ui::Button>(page.get(), QStringLiteral("Change the code…")) == nullptr);
    CHECK(says(page.get(), QStringLiteral("none is kept on a shared computer")));
    visible<ui::Button>(page.get(), QStringLiteral("Name the provider…"))->click();
    auto* dialog = page->findChild<ui::ProviderDialog*>();
    dialog->findChild<QLineEdit*>()->setText(QStringLiteral("mx.google.com"));
    press(dialog, Qt::Key_Return);
    CHECK(says(page.get(), QStringLiteral("Your mail provider: mx.google.com")));
    CHECK(mail.m_providers.authservIds.isEmpty());
    QMimeData data;
    data.setData(QStringLiteral("message/rfc822"), Sample{}.bytes());
    REQUIRE(drop(page.get(), &data));
    REQUIRE(waitUntil([&] { return page->findChild<ui::MessageCard*>() != nullptr; }));
    const QString heard = page->findChild<ui::MessageCard*>()->accessibleName();
    CHECK(heard.contains(QStringLiteral("Genuine")));
    CHECK(heard.contains(QStringLiteral("not looked for: on this computer none is kept")));
    CHECK(mail.m_store.reads == 0);
    auto* lookUp = page->findChild<QCheckBox*>();
    REQUIRE(lookUp != nullptr);
    lookUp->click();
    CHECK_FALSE(mail.m_looksUpSignatures);
    page = newPage();
    CHECK(says(page.get(), QStringLiteral("not named")));
    CHECK_FALSE(page->findChild<QCheckBox*>()->isChecked());
}

TEST_CASE("each service whose mails carry a code has a line of its own, and a changed code replaces the kept one")
{
    FakeMail mail;
    mail.tell(u"tulip 77");
    FakeNotifier notifier;
    ui::Checker checker(
        {.profiles = {*origin::shippedProfile(QStringLiteral("kucoin"))}, .mail = &mail, .notifier = &notifier});
    origin::ServiceProfile harbour = strangerProfile();
    harbour.mailsCarryCode = true;
    std::unique_ptr<ui::CheckPage> page(checker.newPage({.service = harbour}, nullptr));
    page->show();
    CHECK(says(page.get(), QStringLiteral("Anti-phishing code of KuCoin: set")));
    CHECK(says(page.get(), QStringLiteral("Anti-phishing code of Harbour Exchange: not set")));
    checker.codeChanged(harbour.id, QStringLiteral("rowing boat")); // none is kept: the person did not ask for that
    CHECK(mail.m_store.values->size() == 1);

    visible<ui::Button>(page.get(), QStringLiteral("Set the code…"))->click();
    auto* dialog = page->findChild<ui::CodeDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->windowTitle().contains(QStringLiteral("Harbour")));
    type(dialog, QStringLiteral("old anchor"));
    press(dialog, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return says(page.get(), QStringLiteral("Anti-phishing code of Harbour Exchange: set")); }));
    checker.codeChanged(harbour.id, QStringLiteral("rowing boat"));
    REQUIRE(waitUntil([&] { return mail.m_store.values->at(mail::codeKey(harbour.id)).view() == "rowing boat"; }));
    CHECK(mail.m_store.values->at(mail::codeKey(QStringLiteral("kucoin"))).view() == "tulip 77");

    CHECK(notifier.m_notices.isEmpty());
    mail.m_store.failWrites = secrets::SecretStoreError::denied;
    checker.codeChanged(harbour.id, QStringLiteral("new anchor"));
    REQUIRE(waitUntil([&] { return !notifier.m_notices.isEmpty(); }));
    CHECK(notifier.m_notices.first().text.contains(QStringLiteral("genuine messages look false")));
}

TEST_CASE("the code of one service is hidden in a report for another, too")
{
    FakeMail mail;
    mail.tell(u"tulip 77");
    ui::Checker checker({.profiles = {*origin::shippedProfile(QStringLiteral("kucoin"))}, .mail = &mail});
    auto harbour = strangerProfile();
    harbour.mailsCarryCode = true;
    std::unique_ptr<ui::CheckPage> page(checker.newPage({.service = harbour}, nullptr));
    page->show();
    QMimeData data;
    data.setData(QStringLiteral("message/rfc822"),
                 Sample{.provider = {},
                        .from = "KuCoin <no-reply@kucoin.com>", // perhaps: so the other accusation is told
                        .subject = "[Harbour Exchange] tulip 77",
                        .body = "<a href=\"https://harbour-exchange-login.webflow.io/\">go</a>"}
                     .bytes());
    REQUIRE(drop(page.get(), &data));
    REQUIRE(waitUntil([&] { return page->findChild<ui::MessageCard*>() != nullptr; }));
    const QString heard = page->findChild<ui::MessageCard*>()->accessibleName();
    CHECK(heard.contains(QStringLiteral("pass for one of Harbour Exchange")));
    CHECK_FALSE(heard.contains(QStringLiteral("tulip")));
    CHECK_FALSE(says(page.get(), QStringLiteral("tulip")));
}

TEST_CASE("a check that is left is not answered into a page that was cleared")
{
    Desk desk;
    desk.mail.tell(u"tulip 77");
    QMimeData data;
    data.setData(QStringLiteral("message/rfc822"), phishing);
    desk.drop(&data);
    desk.page->forget(); // while it is being read: no code is fetched for it any more
    QMimeData other;
    other.setData(QStringLiteral("message/rfc822"),
                  Sample{.from = "Shop <a@shop.example>", .subject = "Hello", .body = "<p>Hi</p>"}.bytes());
    desk.drop(&other);
    REQUIRE(waitUntil([&] { return desk.card() != nullptr; }));
    CHECK(desk.card()->accessibleName().contains(QStringLiteral("Unrelated")));
    CHECK(desk.page->findChildren<ui::MessageCard*>().size() == 1);
    CHECK(desk.mail.m_store.reads == 1);
}

TEST_CASE("a verdict on a message names its file, and the link that was judged before stands over it no more")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://www.kucoin.com/"));
    auto* field = visible<QLineEdit>(desk.page.get(), QStringLiteral("Link or text"));
    REQUIRE(field->text() == QStringLiteral("https://www.kucoin.com/"));
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("The file")));
    visible<ui::Button>(desk.page.get(), QStringLiteral("Open a file…"))->click();
    auto* dialog = desk.page->findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->nameFilters().first().contains(QStringLiteral("*.eml *.png")));
    CHECK(dialog->nameFilters().last().endsWith(QStringLiteral("(*)")));
    const QString path = desk.save(QStringLiteral("from\u202eksed\u202c.eml"), phishing); // one that would turn around
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    REQUIRE(waitUntil([&] { return desk.card() != nullptr; }));
    CHECK(field->text().isEmpty());
    CHECK(says(desk.page.get(), QStringLiteral("The file “fromksed.eml”")));
    CHECK(desk.card()->accessibleName().startsWith(QStringLiteral("The file “fromksed.eml”")));
    desk.page->check(QStringLiteral("https://www.kucoin.com/"));
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("The file")));
}
