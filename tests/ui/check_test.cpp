// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_picture_reader.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/check_scenes.h"
#include "tests/ui/find.h"
#include "ui/check/checker.h"
#include "ui/check/letters_view.h"
#include "ui/check/region_chooser.h"
#include "ui/check/safe_way.h"
#include "ui/check/verdict_card.h"
#include "ui/text/link_messages.h"
#include "ui/widgets/scroll_box.h"

#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using origin::LinkVerdict;

namespace {

origin::ServiceProfile kucoin()
{
    return *origin::shippedProfile(QStringLiteral("kucoin"));
}

/// A page of its own, with real decoders.
struct Desk {
    ui::CheckHistory history;
    QList<QUrl> opened;
    bool browserWorks = true;
    std::optional<Secret> taken;
    std::unique_ptr<ui::CheckPage> page;

    explicit Desk(ui::CheckStorage storage = {}, ui::ScreenPicker* screen = nullptr) : history(std::move(storage))
    {
        page = std::make_unique<ui::CheckPage>(ui::CheckParts{
            .profiles = {kucoin()},
            .eyes = {.files = std::make_shared<app::ImagePictureReader>(), .pixels = app::luminanceLayers},
            .screen = screen,
            .openAddress =
                [this](const QUrl& url) {
                    opened.append(url);
                    return browserWorks;
                },
            .history = &history,
            .takeAuthenticator =
                [this](Secret otpauth) {
                    taken = std::move(otpauth);
                    return Task<Done, ui::AddProblem>::ready(Done{});
                }});
        page->show();
    }
    QList<ui::VerdictCard*> cards() const
    {
        QList<ui::VerdictCard*> shown;
        for (auto* card : page->findChildren<ui::VerdictCard*>()) {
            if (card->isVisibleTo(page.get()))
                shown.append(card);
        }
        return shown;
    }
    void drop(QMimeData* data) { REQUIRE(test::drop(page.get(), data)); }
};

} // namespace

TEST_CASE("a link is typed, and the page says what it is, why, and what to do")
{
    Desk desk;
    desk.page->takeKeyboard();
    type(desk.page->window(), QStringLiteral("https://www.kucoin.com.login.example/"));
    press(desk.page->window(), Qt::Key_Return);
    REQUIRE(desk.cards().size() == 1);
    const QString said = desk.cards().first()->accessibleName();
    CHECK(said.contains(QStringLiteral("Imitation")));
    CHECK(said.contains(QStringLiteral("www.kucoin.com.login.example")));
    CHECK(said.contains(QStringLiteral("Do not open it")));
    CHECK(desk.opened.isEmpty());
    REQUIRE(desk.history.entries().size() == 1);
    CHECK(desk.history.entries().first().verdict == ui::CheckVerdict(LinkVerdict::imitation));
}

TEST_CASE("a new check takes the former result away")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://kuc0in.example/"));
    desk.page->check(QStringLiteral("https://www.kucoin.com/"));
    REQUIRE(desk.cards().size() == 1);
    CHECK(desk.cards().first()->tone() == ui::Tone::success);
}

TEST_CASE("no verdict stands below a link that is being typed")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://www.kucoin.com/"));
    REQUIRE(desk.cards().size() == 1);
    desk.page->takeKeyboard();
    type(desk.page->window(), QStringLiteral("x"));
    CHECK(desk.cards().isEmpty());
}

TEST_CASE("of a link that may lead on, what it may lead on to is judged too, and said to stand inside it")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://www.google.com/url?q=https%3A%2F%2Fkuc0in-login.webflow.io%2Fx&sa=D"));
    REQUIRE(desk.cards().size() == 2);
    CHECK(desk.cards().first()->accessibleName().contains(QStringLiteral(
        "Imitation. It stands inside the link to www.google.com, which may send you on to it.. kuc0in-login")));
    CHECK(desk.cards().last()->accessibleName().contains(QStringLiteral("Another site. www.google.com")));
    // What would make it look good is not told.
    desk.page->check(QStringLiteral("https://evil.example/?next=https://www.kucoin.com/login"));
    REQUIRE(desk.cards().size() == 1);
    CHECK(desk.cards().first()->tone() != ui::Tone::success);
    QMimeData code;
    code.setImageData(codeOf("https://www.google.com/url?q=https://kuc0in.example/"));
    desk.drop(&code);
    REQUIRE(waitUntil([&] { return desk.cards().size() == 2; }));
}

TEST_CASE("of a shortened link it is said that it does not show where it leads")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://bit.ly/3abc"));
    REQUIRE(desk.cards().size() == 1);
    const QString heard = desk.cards().first()->accessibleName();
    CHECK(heard.contains(QStringLiteral("does not show where it leads")));
    CHECK(heard.contains(QStringLiteral("Do not open it")));
    CHECK_FALSE(heard.contains(QStringLiteral("nothing to do with")));
}

TEST_CASE("of a text every link in it is judged, the imitation first")
{
    Desk desk;
    QMimeData text;
    text.setText(QStringLiteral("Official: https://www.kucoin.com/a\nLog in here: kuc0in-login.webflow.io/verify\n"));
    desk.drop(&text);
    REQUIRE(desk.cards().size() == 2);
    CHECK(desk.cards().first()->accessibleName().contains(QStringLiteral("Imitation. kuc0in-login.webflow.io")));
    CHECK(desk.cards().last()->tone() == ui::Tone::success);
    CHECK(desk.history.entries().size() == 2);

    desk.page->check(QStringLiteral("https://a.example ").repeated(2) + QStringLiteral("b.com"));
    CHECK(desk.cards().size() == 2);
    desk.page->check(QStringLiteral("please call me"));
    REQUIRE(desk.cards().size() == 1);
    CHECK(desk.cards().first()->accessibleName().contains(QStringLiteral("Not a link")));
}

TEST_CASE("a text with more links than are shown says so")
{
    Desk desk;
    QString many;
    for (int i = 0; i < 30; ++i)
        many += QStringLiteral("https://a%1.example/ ").arg(i);
    desk.page->check(many);
    CHECK(desk.cards().size() == 20);
    CHECK(says(desk.page.get(), QStringLiteral("more links")));
}

TEST_CASE("a report is copied with a word that it is, and one letter presses one button")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://www.kucoin.com/a https://kuc0in.example/"));
    QStringList captions;
    for (const auto* button : desk.page->findChildren<ui::Button*>()) {
        if (ui::plainCaption(button->text()) == QStringLiteral("Copy a report"))
            captions.append(button->text());
    }
    CHECK(captions == QStringList{QStringLiteral("Cop&y a report"), QStringLiteral("Copy a report")});
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("Copied")));
    visible<ui::Button>(desk.page.get(), QStringLiteral("Copy a report"))->click();
    CHECK(says(desk.page.get(), QStringLiteral("Copied")));
    CHECK(QGuiApplication::clipboard()->text().contains(QStringLiteral("kuc0in[.]example")));
}

TEST_CASE("a verdict is scrolled to where it can be read")
{
    Desk desk;
    QWidget window;
    desk.page->setParent(&window);
    auto* box = qobject_cast<QScrollArea*>(ui::scrollBox(desk.page.get(), &window));
    box->setFixedSize(700, 300);
    window.show();
    REQUIRE(waitUntil([&] { return box->verticalScrollBar()->maximum() > 0; }));
    box->verticalScrollBar()->setValue(box->verticalScrollBar()->maximum());
    desk.page->check(QStringLiteral("https://kuc0in.example/"));
    const auto headIsSeen = [&] {
        const auto* card = desk.cards().first();
        const int top = card->mapTo(box->viewport(), QPoint()).y();
        return top >= 0 && top < box->viewport()->height() / 2;
    };
    CHECK(waitUntil(headIsSeen));
    desk.page.release(); // the box's
}

TEST_CASE("the only way to a browser is the profile's own address, whatever was checked")
{
    Desk desk;
    desk.page->check(QStringLiteral("https://evil.example\\@www.kucoin.com/"));
    auto* open = visible<ui::Button>(desk.page.get(), QStringLiteral("Open KuCoin in the browser"));
    REQUIRE(open != nullptr);
    open->click();
    REQUIRE(desk.opened.size() == 1);
    CHECK(desk.opened.first().toString(QUrl::FullyEncoded) == QStringLiteral("https://www.kucoin.com/"));
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("No browser could be started")));
    desk.browserWorks = false;
    open->click();
    CHECK(says(desk.page.get(), QStringLiteral("No browser could be started")));
}

TEST_CASE("a native service has no page to open")
{
    CHECK_FALSE(ui::signInAddress(practiceProfile()).has_value());
}

TEST_CASE("a dropped picture with a QR code is read, and its link judged")
{
    Desk desk;
    auto* data = new QMimeData;
    data->setImageData(codeOf("https://kucoin-gift.example/claim"));
    desk.drop(data);
    REQUIRE(waitUntil([&] { return !desk.cards().isEmpty(); }));
    CHECK(desk.cards().first()->tone() == ui::Tone::danger);
    CHECK(desk.history.entries().first().what == ui::CheckedThing::code);
    delete data;
}

TEST_CASE("the link in a code's text is judged, too")
{
    Desk desk;
    QMimeData picture;
    picture.setImageData(codeOf("Log in at https://kuc0in-login.webflow.io/x today"));
    desk.drop(&picture);
    REQUIRE(waitUntil([&] { return desk.cards().size() == 1; }));
    CHECK(desk.cards().first()->accessibleName().contains(QStringLiteral("Imitation")));
    CHECK(says(desk.page.get(), QStringLiteral("The text that the link stands in")));
}

TEST_CASE("an authenticator's key in a picture is not shown, and goes to the authenticator when the person says so")
{
    Desk desk;
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("code.png"));
    REQUIRE(codeOf("otpauth://totp/Example:me?secret=JBSWY3DPEHPK3PXP&issuer=Example").save(file));
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(file)});
    desk.drop(data);
    delete data;
    REQUIRE(waitUntil([&] { return visible<ui::Button>(desk.page.get(), QStringLiteral("Set it up in Sallyport")); }));
    CHECK(says(desk.page.get(), QStringLiteral("“me” at “Example”")));
    for (const QLabel* label : desk.page->findChildren<QLabel*>())
        CHECK_FALSE(label->text().contains(QStringLiteral("JBSWY3DPEHPK3PXP")));
    CHECK(desk.history.entries().isEmpty());
    visible<ui::Button>(desk.page.get(), QStringLiteral("Set it up in Sallyport"))->click();
    REQUIRE(waitUntil([&] { return says(desk.page.get(), QStringLiteral("Delete the picture")); }));
    CHECK(desk.taken->view().contains("JBSWY3DPEHPK3PXP"));
}

TEST_CASE("a part of the screen is looked at for a code, and why there is none is said")
{
    struct FakeScreen : ui::ScreenPicker {
        Task<QImage, ui::ScreenError> pick(QWidget*) override
        {
            ++picks;
            return Task<QImage, ui::ScreenError>::ready(answer);
        }
        Result<QImage, ui::ScreenError> answer = codeOf("https://kucoin-gift.example/claim");
        int picks = 0;
    } screen;
    Desk desk({}, &screen);
    auto* button = visible<ui::Button>(desk.page.get(), QStringLiteral("From the screen…"));
    REQUIRE(button != nullptr);
    button->click();
    REQUIRE(waitUntil([&] { return !desk.cards().isEmpty(); }));
    CHECK(desk.cards().first()->tone() == ui::Tone::danger);
    screen.answer = std::unexpected(ui::ScreenError::notOffered);
    button->click();
    CHECK(waitUntil([&] { return says(desk.page.get(), QStringLiteral("Take a screenshot")); }));
    CHECK(screen.picks == 2);
    const Desk without;
    CHECK(visible<ui::Button>(without.page.get(), QStringLiteral("From the screen…")) == nullptr);
}

TEST_CASE("what cannot be checked is said, with what to do")
{
    Desk desk;
    QTemporaryDir folder;
    const auto file = [&](const QString& name, const QByteArray& bytes) {
        QFile out(folder.filePath(name));
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    };
    struct Row {
        QString what;
        QString path;
        QString said;
    };
    for (const Row& row :
         {Row{QStringLiteral("no such file"), folder.filePath(QStringLiteral("none")),
              QStringLiteral("cannot be read")},
          Row{QStringLiteral("a folder"), folder.path(), QStringLiteral("cannot be read")},
          Row{QStringLiteral("noise"), file(QStringLiteral("noise.bin"), QByteArray(2000, '\x7f')),
              QStringLiteral("neither a picture")},
          Row{QStringLiteral("a drawing, which is a program of a kind"),
              file(QStringLiteral("a.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
              QStringLiteral("neither a picture")}}) {
        INFO(row.what.toStdString());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(row.path)});
        desk.drop(&data);
        CHECK(waitUntil([&] { return says(desk.page.get(), row.said); }));
    }
    QImage blank(200, 200, QImage::Format_RGB32);
    blank.fill(Qt::white);
    QMimeData data;
    data.setImageData(blank);
    desk.drop(&data);
    CHECK(waitUntil([&] { return says(desk.page.get(), QStringLiteral("No QR code was found")); }));
}

TEST_CASE("the history keeps hosts and verdicts, no paths, and is written only where the person wants it")
{
    QByteArray file;
    const ui::CheckStorage storage{.read = [&] { return file; },
                                   .write =
                                       [&](const QByteArray& content) {
                                           file = content;
                                           return true;
                                       },
                                   .remove = [&] { file.clear(); }};
    {
        Desk desk(storage);
        desk.page->check(QStringLiteral("https://kucoin.example/secret-path?token=hush#frag"));
        CHECK(file.isEmpty());
        REQUIRE(desk.history.setKept(true));
        CHECK(file.contains("kucoin.example"));
        for (const char* word : {"secret-path", "hush", "frag"})
            CHECK_FALSE(file.contains(word));
    }
    Desk again(storage);
    CHECK(again.history.isKept());
    CHECK(again.history.entries().size() == 1);
    REQUIRE(again.history.setKept(false));
    CHECK(file.isEmpty());
}

TEST_CASE("a kept list that was tampered with gives what makes sense of it and nothing else")
{
    struct Row {
        const char* what;
        QByteArray json;
        qsizetype entries;
    };
    const QByteArray good = R"({"at":1,"what":"link","host":"a.example","verdict":"unsafe"})";
    for (const Row& row :
         {Row{"empty", "", 0}, Row{"no JSON", "{", 0}, Row{"another list", R"({"checks":5})", 0},
          Row{"good", R"({"checks":[)" + good + "]}", 1},
          Row{"a word nobody knows", R"({"checks":[{"at":1,"what":"link","host":"a.example","verdict":"fine"}]})", 0},
          Row{"a host with a line end", R"({"checks":[{"at":1,"what":"link","host":"a\nb","verdict":"unsafe"}]})", 0},
          Row{"a host that turns around",
              "{\"checks\":[{\"at\":1,\"what\":\"link\",\"host\":\"a\u202eb\",\"verdict\":\"unsafe\"}]}", 0},
          Row{"too long a host",
              R"({"checks":[{"at":1,"what":"link","host":")" + QByteArray(300, 'a') + R"(","verdict":"unsafe"}]})", 0},
          Row{"too many", R"({"checks":[)" + (good + ',').repeated(250) + good + "]}", ui::CheckHistory::most},
          Row{"too large", R"({"checks":[)" + good + "]," + QByteArray(70'000, ' ') + R"("x":1})", 0}}) {
        INFO(row.what);
        CHECK(ui::readCheckEntries(row.json).size() == row.entries);
    }
}

TEST_CASE("the clipboard is looked at only while that is switched on, and only imitations are spoken of")
{
    FakeNotifier notifier;
    bool on = false;
    ui::Checker checker({.profiles = {kucoin()},
                         .watch = {.isOn = [&] { return on; }, .setOn = [&](bool now) { on = now; }},
                         .notifier = &notifier});
    const auto copy = [](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        QCoreApplication::processEvents();
    };
    std::unique_ptr<ui::CheckPage> page(checker.newPage({}, nullptr));
    copy(QStringLiteral("https://kucoin-airdrop.example/"));
    CHECK(notifier.m_notices.isEmpty());
    page->show();
    page->findChild<QCheckBox*>(QString(), Qt::FindDirectChildrenOnly)->setChecked(true);
    CHECK(on);
    copy(QStringLiteral("https://www.kucoin.com/"));
    copy(QStringLiteral("https://shop.example/"));
    copy(QStringLiteral("a passphrase of several words"));
    CHECK(notifier.m_notices.isEmpty());
    copy(QStringLiteral("https://kucoin-bonus.example/"));
    REQUIRE(notifier.m_notices.size() == 1);
    CHECK(notifier.m_notices.first().text.contains(QStringLiteral("kucoin-bonus.example")));
    auto* secret = new QMimeData;
    secret->setText(QStringLiteral("https://kucoin-prize.example/"));
    secret->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(secret);
    QCoreApplication::processEvents();
    CHECK(notifier.m_notices.size() == 1);
    page->findChild<QCheckBox*>(QString(), Qt::FindDirectChildrenOnly)->setChecked(false);
    copy(QStringLiteral("https://kucoin-gift.example/"));
    CHECK(notifier.m_notices.size() == 1);
}

TEST_CASE("in a session of a service that was added, links are judged for that one too")
{
    FakeNotifier notifier;
    ui::Checker checker({.profiles = {kucoin()}, .watch = {.isOn = [] { return true; }}, .notifier = &notifier});
    const auto newPage = [&](const origin::ServiceProfile& service) {
        std::unique_ptr<ui::CheckPage> page(checker.newPage({.service = service}, nullptr));
        page->show();
        return page;
    };
    const auto heard = [](ui::CheckPage& page, const QString& link) {
        page.check(link);
        REQUIRE(page.findChild<ui::VerdictCard*>() != nullptr);
        return page.findChildren<ui::VerdictCard*>().last()->accessibleName();
    };
    const auto copy = [&](const QString& text) {
        notifier.m_notices.clear();
        QGuiApplication::clipboard()->setText(text);
        QCoreApplication::processEvents();
        return notifier.m_notices.isEmpty() ? QString() : notifier.m_notices.first().text;
    };
    const QString own = QStringLiteral("https://accounts.harbour-exchange.example/");
    const QString imitation = QStringLiteral("https://harbour-exchange-login.webflow.io/");
    const QString ofKuCoin = QStringLiteral("https://kucoin-login.webflow.io/");

    auto page = newPage(strangerProfile());
    CHECK(says(page.get(), QStringLiteral("Is this really KuCoin or Harbour Exchange?")));
    CHECK(heard(*page, own).contains(QStringLiteral("Official")));
    CHECK(heard(*page, imitation).contains(QStringLiteral("Imitation")));
    CHECK(heard(*page, imitation).contains(QStringLiteral("You sign in to Harbour Exchange in Sallyport's window")));
    CHECK(heard(*page, ofKuCoin).contains(QStringLiteral("Imitation")));
    CHECK(heard(*page, QStringLiteral("https://www.kucoin.com/")).contains(QStringLiteral("Official")));
    CHECK(heard(*page, QStringLiteral("https://shop.example/")).contains(QStringLiteral("Another site")));
    CHECK(copy(imitation).contains(QStringLiteral("none of Harbour Exchange's addresses")));
    CHECK(copy(ofKuCoin).contains(QStringLiteral("none of KuCoin's addresses")));

    auto next = newPage(strangerProfile()); // the former page goes only when the next one stands
    page.reset();
    CHECK(copy(imitation).contains(QStringLiteral("Harbour")));
    next.reset();
    CHECK(copy(imitation).isEmpty());
    CHECK(copy(ofKuCoin).contains(QStringLiteral("KuCoin")));
}

TEST_CASE("no service that was added accuses what is a built-in one's own")
{
    auto naming = strangerProfile();
    naming.names.names = {QStringLiteral("www")}; // a name that no built-in's rules know
    auto disputing = strangerProfile();
    disputing.names.disputedDomains = {QStringLiteral("kucoin.com")};
    for (const auto& service : {naming, disputing}) {
        ui::CheckDesk desk({kucoin(), service}, {});
        const auto checked = desk.judge(QStringLiteral("https://www.kucoin.com/login"));
        CHECK(checked.report.verdict == LinkVerdict::official);
        CHECK(checked.profile == 0);
    }
}

TEST_CASE("no service that was added makes an imitation of a built-in one official")
{
    ui::Checker checker({.profiles = {kucoin()}});
    const QString link = QStringLiteral("https://kucoin-login.harbour-exchange.example/");
    auto wide = strangerProfile();
    auto imitating = strangerProfile();
    imitating.officialHosts = {QStringLiteral("kucoin-login.harbour-exchange.example")};
    for (const auto& service : {wide, imitating}) {
        std::unique_ptr<ui::CheckPage> page(checker.newPage({.service = service}, nullptr));
        page->show();
        page->check(link);
        REQUIRE(page->findChild<ui::VerdictCard*>() != nullptr);
        CHECK(page->findChild<ui::VerdictCard*>()->accessibleName().contains(QStringLiteral("Imitation")));
    }
}

TEST_CASE("on a shared computer neither the list nor the watch is offered")
{
    bool written = false;
    FakeNotifier notifier;
    ui::Checker checker({.profiles = {kucoin()},
                         .storage = {.read = [] { return QByteArray(); },
                                     .write =
                                         [&](const QByteArray&) {
                                             written = true;
                                             return true;
                                         },
                                     .remove = [] {}},
                         .watch = {.isOn = [] { return false; }, .setOn = [](bool) {}},
                         .notifier = &notifier});
    std::unique_ptr<ui::CheckPage> page(checker.newPage({.keeping = ui::CheckKeeping::never}, nullptr));
    page->show();
    page->check(QStringLiteral("https://kucoin.example/"));
    for (const auto* box : page->findChildren<QCheckBox*>())
        CHECK_FALSE(box->isVisibleTo(page.get()));
    CHECK_FALSE(written);
}

TEST_CASE("letters that differ are told in words, and what cannot be shown is named by its number")
{
    using origin::LetterChange;
    using origin::LetterPair;
    using origin::LetterScript;
    const QStringList words =
        ui::LettersView::inWords({{.position = 0, .written = U'k', .official = U'k', .script = LetterScript::latin},
                                  {.position = 1,
                                   .written = U'\u0441',
                                   .official = U'c',
                                   .change = LetterChange::lookalike,
                                   .script = LetterScript::cyrillic},
                                  {.position = 2, .written = U'\u202e', .change = LetterChange::added},
                                  {.position = 3, .official = U'n', .change = LetterChange::missing}});
    REQUIRE(words.size() == 3);
    CHECK(words[0].contains(QStringLiteral("Cyrillic")));
    CHECK(words[0].contains(QStringLiteral("U+0441")));
    CHECK(words[1].contains(QStringLiteral("U+202E")));
    CHECK_FALSE(words[1].contains(QChar(0x202e)));
    CHECK(words[2].contains(QStringLiteral("missing")));
}

TEST_CASE("a report to paste has no link in it")
{
    const auto report = origin::judge(u"https://www.kucoin.com@kucoin-login.example/a?b=c", kucoin());
    const QString text = ui::pastableReport(report, kucoin());
    CHECK(text.contains(QStringLiteral("kucoin-login[.]example")));
    for (const char* part : {"kucoin.com", "login.example", "https:", "b=c"})
        CHECK_FALSE(text.contains(QLatin1String(part)));
}

TEST_CASE("every verdict, finding and advice has words of its own")
{
    QSet<QString> verdicts, findings;
    for (int i = 0; i <= static_cast<int>(LinkVerdict::unreadable); ++i) {
        origin::LinkReport report{.verdict = static_cast<LinkVerdict>(i)};
        verdicts.insert(ui::verdictName(report.verdict) + ui::message(report, kucoin()).finding);
    }
    CHECK(verdicts.size() == static_cast<int>(LinkVerdict::unreadable) + 1);
    for (int i = 0; i <= static_cast<int>(origin::LinkFinding::tooLong); ++i)
        findings.insert(
            ui::findingText({.finding = static_cast<origin::LinkFinding>(i), .part = QStringLiteral("x")}, kucoin()));
    CHECK_FALSE(findings.contains(QString()));
    CHECK(findings.size() == static_cast<int>(origin::LinkFinding::tooLong) + 1);
    for (int i = 0; i <= static_cast<int>(origin::LinkAdvice::pasteWholeLink); ++i) {
        origin::LinkReport report{.advice = static_cast<origin::LinkAdvice>(i)};
        CHECK_FALSE(ui::message(report, kucoin()).advice.isEmpty());
    }
}

TEST_CASE("a part of the screen is chosen with the mouse or by keyboard alone")
{
    QImage screen(400, 300, QImage::Format_RGB32);
    screen.fill(Qt::white);
    QImage part;
    const auto chooser = [&](bool* cancelled) {
        auto* made = new ui::RegionChooser(screen);
        QObject::connect(made, &ui::RegionChooser::chosen, [&part](const QImage& chosen) { part = chosen; });
        QObject::connect(made, &ui::RegionChooser::cancelled, [cancelled] { *cancelled = true; });
        made->resize(400, 300);
        made->show();
        return made;
    };
    bool cancelled = false;
    auto* byMouse = chooser(&cancelled);
    QTest::mousePress(byMouse, Qt::LeftButton, {}, {50, 60});
    QTest::mouseMove(byMouse, {150, 160});
    QTest::mouseRelease(byMouse, Qt::LeftButton, {}, {150, 160});
    CHECK(part.size() == QSize(101, 101));
    auto* whole = chooser(&cancelled);
    QTest::keyClick(whole, Qt::Key_Return);
    CHECK(part.size() == screen.size());
    auto* moved = chooser(&cancelled);
    QTest::keyClick(moved, Qt::Key_Right);
    QTest::keyClick(moved, Qt::Key_Return);
    CHECK(part.size() == QSize(133, 100));
    CHECK_FALSE(cancelled);
    QTest::keyClick(chooser(&cancelled), Qt::Key_Escape);
    CHECK(cancelled);
}

TEST_CASE("the page is reached before signing in, and left without a trace on it")
{
    Stage stage;
    auto* page = openCheck(stage);
    REQUIRE(page != nullptr);
    page->check(QStringLiteral("https://kucoin.example/"));
    visible<ui::Button>(stage.window.get(), QStringLiteral("Back"))->click();
    stage.settle();
    page = openCheck(stage);
    CHECK(page->findChild<QLineEdit*>()->text().isEmpty());
    CHECK(page->findChildren<ui::VerdictCard*>().isEmpty());
}
