// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of the Safety page: what is sent, what is refused before it is sent, and that nothing typed outlives
// them.
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "tests/ui/safety_scenes.h"
#include "ui/lock/close_dialogs.h"
#include "ui/text/safety_messages.h"
#include "ui/widgets/qr_view.h"

#include <QPointer>

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;
using account::ActionWish;
using account::ChangeReport;

namespace {

const ActionWish wish{.asset = QStringLiteral("XRP"),
                      .network = QStringLiteral("XRP"),
                      .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                      .memo = QStringLiteral("104217")};

/// The Safety page with one of its dialogs open.
struct Desk {
    Stage stage;
    FakeSession* session;
    QPointer<QDialog> dialog;

    explicit Desk(const QString& caption, const std::function<void(FakeSession&)>& prepare = {})
        : session(openSafety(stage, prepare))
    {
        visible<ui::Button>(stage.window.get(), caption)->click();
        stage.settle();
        dialog = safetyDialog(stage);
        REQUIRE(dialog != nullptr);
    }
    void type(const QString& caption, const QString& text) const
    {
        INFO(caption.toStdString());
        auto* edit = visible<QLineEdit>(dialog, caption);
        REQUIRE(edit != nullptr);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    void press(const QString& caption)
    {
        auto* button = visible<ui::Button>(dialog, caption);
        INFO(caption.toStdString());
        REQUIRE(button != nullptr);
        button->click();
        stage.settle();
    }
    bool isSaid(const QString& text) const { return says(stage.window.get(), text); }
    bool isOpen() const { return !dialog.isNull() && dialog->isVisible(); }
};

void notSet(FakeSession& session)
{
    session.m_safety.m_passcode.standing = account::PasscodeFacts{};
}

struct Approval : Desk {
    Approval() : Desk(QStringLiteral("Add address…"))
    {
        fillAddress(stage, wish);
        session->m_safety.m_begins.answer(actionOf(wish));
        stage.settle();
    }
    void approve(const QString& passcode)
    {
        type(QStringLiteral("Trading passcode"), passcode);
        press(QStringLiteral("Approve"));
    }
};

} // namespace

TEST_CASE("a passcode is six digits typed twice, and is sent once")
{
    Desk desk(QStringLiteral("Set passcode…"), notSet);
    desk.type(QStringLiteral("The new one"), QStringLiteral("24x09"));
    desk.press(QStringLiteral("Set it"));
    CHECK(says(desk.dialog, QStringLiteral("Type all 6 digits.")));
    desk.type(QStringLiteral("The new one"), QStringLiteral("240917"));
    desk.type(QStringLiteral("The new one again"), QStringLiteral("240918"));
    desk.press(QStringLiteral("Set it"));
    CHECK(says(desk.dialog, QStringLiteral("The two are not the same.")));
    CHECK(desk.session->m_safety.m_sets.count() == 0);
    desk.type(QStringLiteral("The new one again"), QStringLiteral("240917"));
    desk.press(QStringLiteral("Set it"));
    CHECK(desk.session->m_safety.m_sets.abouts == QStringList{QStringLiteral(">240917")});
    CHECK(visible<QLineEdit>(desk.dialog, QStringLiteral("The new one"))->text().isEmpty());
    desk.session->m_safety.m_sets.answer(ChangeReport{});
    desk.stage.settle();
    CHECK_FALSE(desk.isOpen());
    CHECK(desk.isSaid(QStringLiteral("The trading passcode counts from now on.")));
}

TEST_CASE("Return leads from field to field of a new passcode, and scolds for none that is still to come")
{
    Desk desk(QStringLiteral("Change passcode…"));
    for (const auto& [caption, text] : {std::pair(QStringLiteral("The present one"), QStringLiteral("111222")),
                                        std::pair(QStringLiteral("The new one"), QStringLiteral("240917"))}) {
        CHECK(desk.dialog->focusWidget() == visible<QLineEdit>(desk.dialog, caption));
        QTest::keyClicks(desk.dialog->focusWidget(), text);
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Return);
        CHECK_FALSE(says(desk.dialog, QStringLiteral("Type all 6 digits.")));
    }
    QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Return); // the last one is missed
    CHECK(says(desk.dialog, QStringLiteral("Type all 6 digits.")));
    QTest::keyClicks(desk.dialog->focusWidget(), QStringLiteral("240917"));
    QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Return);
    CHECK(desk.session->m_safety.m_sets.abouts == QStringList{QStringLiteral("111222>240917")});
}

TEST_CASE("Return leads from field to field of a new passphrase too")
{
    Desk desk(QStringLiteral("Change passphrase…"));
    for (const char* caption : {"Old passphrase", "New passphrase", "New passphrase again"}) {
        INFO(caption);
        CHECK(desk.dialog->focusWidget() == visible<QLineEdit>(desk.dialog, QLatin1String(caption)));
        const bool isOld = QLatin1String(caption) == QLatin1String("Old passphrase");
        QTest::keyClicks(desk.dialog->focusWidget(), QLatin1String(isOld ? "old Lamp 1" : "calm-Harbour-lamp-27"));
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Return);
    }
    CHECK(desk.dialog->focusWidget() == visible<QLineEdit>(desk.dialog, QStringLiteral("One-time code")));
    CHECK_FALSE(desk.dialog->focusWidget()->property("wrong").toBool());
    CHECK_FALSE(says(desk.dialog, QStringLiteral("not the same")));
}

TEST_CASE("a passcode that the service refuses leaves the dialog open with the reason")
{
    Desk desk(QStringLiteral("Change passcode…"));
    desk.type(QStringLiteral("The present one"), QStringLiteral("111222"));
    desk.type(QStringLiteral("The new one"), QStringLiteral("240917"));
    desk.type(QStringLiteral("The new one again"), QStringLiteral("240917"));
    desk.press(QStringLiteral("Change it"));
    CHECK(desk.session->m_safety.m_sets.abouts == QStringList{QStringLiteral("111222>240917")});
    desk.session->m_safety.m_sets.answer(
        std::unexpected(AccountError{.what = AccountProblem::wrongPasscode, .attemptsLeft = 3}));
    desk.stage.settle();
    CHECK(desk.isOpen());
    CHECK(says(desk.dialog, QStringLiteral("Tries left: 3.")));
}

TEST_CASE("a forgotten passcode is replaced later, and the page says when")
{
    Desk desk(QStringLiteral("Forgotten…"));
    desk.type(QStringLiteral("The new one"), QStringLiteral("240917"));
    desk.type(QStringLiteral("The new one again"), QStringLiteral("240917"));
    desk.press(QStringLiteral("Change it"));
    CHECK(desk.session->m_safety.m_forgotten.abouts == QStringList{QStringLiteral("240917")});
    desk.session->m_safety.m_forgotten.answer(
        ChangeReport{.pending = true, .pendingId = QStringLiteral("p"), .effectiveAt = gallerySeconds + 86'400});
    desk.stage.settle();
    CHECK_FALSE(desk.isOpen());
    CHECK(desk.isSaid(QStringLiteral("until then everything stays as it was")));
}

TEST_CASE("an address is drawn from the action, memo and all, and approved with the passcode")
{
    Approval desk;
    CHECK(desk.session->m_safety.m_begins.abouts == QStringList{wish.address});
    CHECK(says(desk.dialog, QStringLiteral("rEb8 TK3g Bgk5 auZk wc6s Hnwr GVJH 8Dua Lh")));
    CHECK(says(desk.dialog, wish.memo));
    desk.press(QStringLiteral("Approve"));
    CHECK(desk.session->m_safety.m_approvals.count() == 0);
    desk.approve(QStringLiteral("240917"));
    CHECK(desk.session->m_safety.m_approvals.abouts == QStringList{QStringLiteral("x1=240917")});
    desk.session->m_safety.m_approvals.answer(ChangeReport{});
    desk.stage.settle();
    CHECK_FALSE(desk.isOpen());
    CHECK(desk.isSaid(QStringLiteral("The address can be used from now on.")));
    // And in sight, though the keyboard is back at the button at the end of the page.
    visible<ui::Button>(desk.stage.window.get(), QStringLiteral("Add address…"))->setFocus();
    desk.stage.settle();
    for (const auto* said : desk.stage.window->findChildren<QLabel*>()) {
        if (said->text() == QStringLiteral("The address can be used from now on."))
            CHECK(said->visibleRegion().boundingRect() == said->rect());
    }
}

TEST_CASE("an address without a memo says so where it is approved")
{
    Desk desk(QStringLiteral("Add address…"));
    ActionWish bare = wish;
    bare.memo.clear();
    fillAddress(desk.stage, bare);
    desk.session->m_safety.m_begins.answer(actionOf(bare));
    desk.stage.settle();
    CHECK(says(desk.dialog, QStringLiteral("None")));
}

TEST_CASE("what the service understood otherwise is shown letter by letter and cannot be approved")
{
    Desk desk(QStringLiteral("Add address…"));
    fillAddress(desk.stage, wish);
    ActionWish other = wish;
    other.address[9] = u'q';
    desk.session->m_safety.m_begins.answer(
        std::unexpected(AccountError{.what = AccountProblem::echoDiffers, .echo = other}));
    desk.stage.settle();
    CHECK(says(desk.dialog, QStringLiteral("Address: letter 10 is “q” and should be “g”.")));
    CHECK(says(desk.dialog, QStringLiteral("rEb8 TK3g Bqk5 auZk wc6s Hnwr GVJH 8Dua Lh")));
    CHECK(visible<ui::Button>(desk.dialog, QStringLiteral("Approve")) == nullptr);
    CHECK(desk.session->m_safety.m_approvals.count() == 0);
}

TEST_CASE("an address that no service could take is refused before it is sent")
{
    struct Row {
        const char* what;
        ActionWish wish;
        const char* said;
    };
    ActionWish noCoin = wish, noNetwork = wish, spaced = wish, cyrillic = wish, oddMemo = wish;
    noCoin.asset.clear();
    noNetwork.network = QStringLiteral("TRC 20");
    spaced.address = QStringLiteral("rEb8 TK3g");
    cyrillic.address[2] = QChar(u'\u0435'); // Cyrillic е
    oddMemo.memo = QStringLiteral("10\u20284217");
    ActionWish tooLong = wish, faraway = wish, longMemo = wish;
    tooLong.address = QString(213, u'u');
    faraway.address = QString(4090, u' ') + wish.address;
    longMemo.memo = QString(120, u'1');
    const Row rows[] = {{"no coin", noCoin, "like USDT"},
                        {"a network of two words", noNetwork, "like TRC20"},
                        {"an address with a space", spaced, "no spaces"},
                        {"an address with a letter that only looks right", cyrillic, "only look like A to Z"},
                        {"a memo with a line separator", oddMemo, "plain letters and digits"},
                        {"an address that is too long", tooLong, "4 to 200"},
                        {"one behind more spaces than a field takes", faraway, "4 to 200"},
                        {"a memo that is too long", longMemo, "at most 100"}};
    for (const Row& row : rows) {
        INFO(row.what);
        Desk desk(QStringLiteral("Add address…"));
        fillAddress(desk.stage, row.wish);
        CHECK(says(desk.dialog, QString::fromUtf8(row.said)));
        CHECK(desk.session->m_safety.m_begins.count() == 0);
    }
}

TEST_CASE("an address that does not look like one of its network is sent only when it is asked for once more")
{
    Desk desk(QStringLiteral("Add address…"));
    ActionWish odd = wish;
    odd.asset = QStringLiteral("USDT");
    odd.network = QStringLiteral("TRC20");
    fillAddress(desk.stage, odd);
    CHECK(says(desk.dialog, QStringLiteral("does not look like an address of TRC20")));
    CHECK(desk.session->m_safety.m_begins.count() == 0);
    desk.type(QStringLiteral("Address"), QStringLiteral("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")); // the last is a t
    desk.press(QStringLiteral("Continue"));
    CHECK(says(desk.dialog, QStringLiteral("its check letters do not fit")));
    CHECK(desk.session->m_safety.m_begins.count() == 0);
    desk.press(QStringLiteral("Continue all the same"));
    CHECK(desk.session->m_safety.m_begins.abouts == QStringList{QStringLiteral("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")});
}

TEST_CASE("Return never passes a doubt: going on takes the button itself, and the approval says the doubt again")
{
    Desk desk(QStringLiteral("Add address…"));
    ActionWish odd = wish;
    odd.network = QStringLiteral("TRC20");
    fillAddress(desk.stage, odd);
    auto* address = visible<QLineEdit>(desk.dialog, QStringLiteral("Address"));
    CHECK(desk.dialog->focusWidget() == address);
    for (const char* caption : {"Address", "Network", "Memo or tag"}) {
        INFO(caption);
        visible<QLineEdit>(desk.dialog, QLatin1String(caption))->setFocus();
        press(desk.dialog, Qt::Key_Return);
        desk.stage.settle();
        CHECK(desk.session->m_safety.m_begins.count() == 0);
    }
    auto* go = visible<ui::Button>(desk.dialog, QStringLiteral("Continue all the same"));
    REQUIRE(tabTo(desk.dialog, go));
    press(desk.dialog, Qt::Key_Return);
    desk.stage.settle();
    REQUIRE(desk.session->m_safety.m_begins.count() == 1);
    desk.session->m_safety.m_begins.answer(actionOf(odd));
    desk.stage.settle();
    CHECK(says(desk.dialog, QStringLiteral("does not look like an address of TRC20")));
    type(desk.dialog, QStringLiteral("240917"));
    press(desk.dialog, Qt::Key_Return); // here it goes on again
    CHECK(desk.session->m_safety.m_approvals.count() == 1);
}

TEST_CASE("a doubt goes as soon as one of what it stands on is changed, and stays where the memo is")
{
    ActionWish odd = wish;
    odd.network = QStringLiteral("TRC20");
    const std::pair<const char*, QString> rows[] = {
        {"Coin", odd.asset}, {"Network", odd.network}, {"Address", odd.address}};
    for (const auto& [caption, doubted] : rows) {
        INFO(caption);
        Desk desk(QStringLiteral("Add address…"));
        fillAddress(desk.stage, odd);
        desk.type(QStringLiteral("Memo or tag"), QStringLiteral("7"));
        CHECK(says(desk.dialog, QStringLiteral("does not look like")));
        desk.type(QLatin1String(caption), QStringLiteral("XRPL"));
        CHECK_FALSE(says(desk.dialog, QStringLiteral("does not look like")));
        CHECK(visible<ui::Button>(desk.dialog, QStringLiteral("Continue all the same")) == nullptr);
        desk.type(QLatin1String(caption), doubted);
        visible<QLineEdit>(desk.dialog, QLatin1String(caption))->setFocus();
        press(desk.dialog, Qt::Key_Return); // it is said anew
        CHECK(says(desk.dialog, QStringLiteral("does not look like")));
        CHECK(desk.session->m_safety.m_begins.count() == 0);
    }
}

TEST_CASE("an address that fits, and one that is only removed, is approved without a doubt")
{
    Approval desk;
    CHECK_FALSE(says(desk.dialog, QStringLiteral("look like an address of")));
    Desk removal(QStringLiteral("Remove the USDT address that ends in bLSE"));
    removal.session->m_safety.m_begins.answer(actionOf({.kind = account::ActionKind::removeWithdrawalAddress,
                                                        .asset = QStringLiteral("USDT"),
                                                        .network = QStringLiteral("TRC20"),
                                                        .address = wish.address}));
    removal.stage.settle();
    CHECK(says(removal.dialog, QStringLiteral("Address, every letter of it")));
    CHECK_FALSE(says(removal.dialog, QStringLiteral("does not look like")));
}

TEST_CASE("an action whose time is over is not sent, and one the service holds no more cannot be pressed again")
{
    Approval desk;
    desk.stage.house.clock.advanceMs(121'000);
    desk.approve(QStringLiteral("240917"));
    CHECK(says(desk.dialog, QStringLiteral("The time is over.")));
    CHECK(desk.session->m_safety.m_approvals.count() == 0);

    Approval late;
    late.approve(QStringLiteral("240917"));
    late.session->m_safety.m_approvals.answer(std::unexpected(AccountError{.what = AccountProblem::actionGone}));
    late.stage.settle();
    CHECK(says(late.dialog, QStringLiteral("Begin again.")));
    CHECK_FALSE(visible<ui::Button>(late.dialog, QStringLiteral("Approve"))->isEnabled());
}

TEST_CASE("a wrong passcode leaves the action, and it is typed anew")
{
    Approval desk;
    desk.approve(QStringLiteral("111222"));
    desk.session->m_safety.m_approvals.answer(
        std::unexpected(AccountError{.what = AccountProblem::wrongPasscode, .attemptsLeft = 4}));
    desk.stage.settle();
    CHECK(says(desk.dialog, QStringLiteral("Tries left: 4.")));
    CHECK(visible<QLineEdit>(desk.dialog, QStringLiteral("Trading passcode"))->text().isEmpty());
    desk.approve(QStringLiteral("240917"));
    CHECK(desk.session->m_safety.m_approvals.count() == 2);
}

TEST_CASE("locking while a passcode is asked for takes the dialog away with what was typed, and sends nothing")
{
    Approval desk;
    desk.type(QStringLiteral("Trading passcode"), QStringLiteral("240917"));
    QPointer<QLineEdit> field = visible<QLineEdit>(desk.dialog, QStringLiteral("Trading passcode"));
    ui::closeDialogs();
    CHECK((field.isNull() || field->text().isEmpty()));
    CHECK_FALSE(desk.isOpen());
    CHECK(desk.session->m_safety.m_approvals.count() == 0);
}

TEST_CASE("a memo is drawn so that None, spaces and nothing can be told apart")
{
    CHECK(ui::memoText({}) == QStringLiteral("None"));
    CHECK(ui::memoText(QStringLiteral("None")) == QStringLiteral("“None”"));
    CHECK(ui::memoText(QStringLiteral("12  34")) == QStringLiteral("“12␣␣34”"));
}

TEST_CASE("what was sent cannot be cancelled any more, and no answer does not mean not done")
{
    Approval desk;
    desk.approve(QStringLiteral("240917"));
    CHECK_FALSE(visible<ui::Button>(desk.dialog, QStringLiteral("Cancel"))->isEnabled());
    QTest::keyClick(desk.dialog.data(), Qt::Key_Escape);
    desk.dialog->close();
    CHECK(desk.isOpen());
    const auto asked = desk.session->m_safety.m_addresses.count();
    desk.session->m_safety.m_approvals.answer(std::unexpected(AccountError{.what = AccountProblem::unreadable}));
    desk.stage.settle();
    CHECK(says(desk.dialog, QStringLiteral("It may be done all the same")));
    desk.press(QStringLiteral("Cancel"));
    CHECK(desk.session->m_safety.m_addresses.count() > asked); // the page looks again
}

TEST_CASE("an address is removed through the same approval")
{
    Desk desk(QStringLiteral("Remove the USDT address that ends in bLSE"));
    CHECK(desk.session->m_safety.m_begins.abouts == QStringList{tronAddress().address});
    ActionWish removal{.kind = account::ActionKind::removeWithdrawalAddress,
                       .asset = tronAddress().asset,
                       .network = tronAddress().network,
                       .address = tronAddress().address};
    desk.session->m_safety.m_begins.answer(actionOf(removal));
    desk.stage.settle();
    desk.type(QStringLiteral("Trading passcode"), QStringLiteral("240917"));
    desk.press(QStringLiteral("Approve"));
    CHECK(desk.session->m_safety.m_approvals.count() == 1);
}

TEST_CASE("a new passphrase is held against the service's rules before it is sent")
{
    struct Row {
        const char* fresh;
        const char* said;
    };
    const Row rows[] = {{"short", "Too short"},
                        {"aaaaaaaaaaaaaaa", "the same character"},
                        {"the old passphrase", "This is the old one."}};
    for (const Row& row : rows) {
        INFO(row.fresh);
        Desk desk(QStringLiteral("Change passphrase…"));
        desk.type(QStringLiteral("Old passphrase"), QStringLiteral("the old passphrase"));
        desk.type(QStringLiteral("New passphrase"), QLatin1String(row.fresh));
        desk.type(QStringLiteral("New passphrase again"), QLatin1String(row.fresh));
        desk.press(QStringLiteral("Change it"));
        CHECK(says(desk.dialog, QString::fromUtf8(row.said)));
        CHECK(desk.session->m_account.m_passwords.count() == 0);
    }
}

TEST_CASE("a new passphrase that also opens Sallyport here is refused, and nothing is sent")
{
    Desk desk(QStringLiteral("Change passphrase…"));
    const auto give = [&desk](const QString& fresh) {
        desk.type(QStringLiteral("Old passphrase"), QStringLiteral("the old passphrase"));
        desk.type(QStringLiteral("New passphrase"), fresh);
        desk.type(QStringLiteral("New passphrase again"), fresh);
        desk.type(QStringLiteral("One-time code"), QStringLiteral("493021"));
        desk.press(QStringLiteral("Change it"));
    };
    give(QString::fromUtf8(desk.stage.house.lock.m_passphrase));
    CHECK(says(desk.dialog, QStringLiteral("the passphrase that opens Sallyport here")));
    CHECK(desk.session->m_account.m_passwords.count() == 0);
    CHECK(visible<ui::Button>(desk.dialog, QStringLiteral("Change it"))->isEnabled());
    CHECK(desk.dialog->focusWidget() == visible<QLineEdit>(desk.dialog, QStringLiteral("New passphrase")));
    give(QStringLiteral("another one of six words"));
    CHECK_FALSE(says(desk.dialog, QStringLiteral("the passphrase that opens Sallyport here")));
    CHECK(desk.session->m_account.m_passwords.count() == 1);
}

TEST_CASE("without a local passphrase a new one is compared with none, and a lock meanwhile sends nothing")
{
    Desk desk(QStringLiteral("Change passphrase…"));
    desk.stage.house.lock.m_backing = ui::LockBacking::none;
    const auto fill = [](const Desk& at) {
        at.type(QStringLiteral("Old passphrase"), QStringLiteral("the old passphrase"));
        at.type(QStringLiteral("New passphrase"), QStringLiteral("another one of six words"));
        at.type(QStringLiteral("New passphrase again"), QStringLiteral("another one of six words"));
        at.type(QStringLiteral("One-time code"), QStringLiteral("493021"));
    };
    fill(desk);
    desk.press(QStringLiteral("Change it"));
    CHECK(desk.stage.house.lock.m_checks == 0);
    CHECK(desk.session->m_account.m_passwords.count() == 1);

    Desk locked(QStringLiteral("Change passphrase…"));
    fill(locked);
    visible<ui::Button>(locked.dialog, QStringLiteral("Change it"))->click();
    ui::closeDialogs(); // before the comparison has answered
    locked.stage.settle();
    CHECK(locked.stage.house.lock.m_checks == 1);
    CHECK(locked.session->m_account.m_passwords.count() == 0);
}

TEST_CASE("a passcode is none that stands in what one signs in with")
{
    const auto signedInByPhone = [](FakeSession& session) {
        notSet(session);
        session.m_identifier = QStringLiteral("+49 151 240 917 55");
    };
    Desk desk(QStringLiteral("Set passcode…"), signedInByPhone);
    desk.type(QStringLiteral("The new one"), QStringLiteral("240917"));
    desk.type(QStringLiteral("The new one again"), QStringLiteral("240917"));
    desk.press(QStringLiteral("Set it"));
    CHECK(says(desk.dialog, QStringLiteral("stand in what you sign in with")));
    CHECK(desk.session->m_safety.m_sets.count() == 0);
}

TEST_CASE("a code that signed in a moment ago is not sent again: the form counts down and fills the next one in")
{
    Desk desk(QStringLiteral("Change passphrase…"));
    auto& authenticator = desk.stage.house.authenticator;
    const QString id = QStringLiteral("practice");
    authenticator.add(id, {}).then(desk.stage.window.get(), [](auto) {});
    authenticator.noteGiven(id, authenticator.codeAt(id, gallerySeconds)->digits);
    desk.type(QStringLiteral("Old passphrase"), QStringLiteral("the old passphrase"));
    desk.type(QStringLiteral("New passphrase"), QStringLiteral("another one of six words"));
    desk.type(QStringLiteral("New passphrase again"), QStringLiteral("another one of six words"));
    desk.press(QStringLiteral("Change it"));
    CHECK(desk.session->m_account.m_passwords.count() == 0);
    CHECK(says(desk.dialog, QStringLiteral("The next one is filled in here in")));
    desk.stage.house.clock.advanceMs(30'000);
    auto* code = visible<QLineEdit>(desk.dialog, QStringLiteral("One-time code"));
    CHECK(waitUntil([&] { return !code->text().isEmpty(); }));
    CHECK_FALSE(says(desk.dialog, QStringLiteral("is filled in here in")));
    desk.press(QStringLiteral("Change it"));
    CHECK(desk.session->m_account.m_oneTimeCode == authenticator.codeAt(id, gallerySeconds + 30)->digits.toUtf8());
    CHECK_FALSE(authenticator.judgedAt(id, gallerySeconds + 30)->isSpent); // it may be proved with once more
    desk.session->m_account.m_passwords.answer(ChangeReport{});
    desk.stage.settle();
    CHECK(authenticator.judgedAt(id, gallerySeconds + 30)->isSpent);
}

TEST_CASE("the strength follows the typing, and a suggested passphrase is strong and typed in twice")
{
    Desk desk(QStringLiteral("Change passphrase…"));
    desk.type(QStringLiteral("New passphrase"), QStringLiteral("password12"));
    CHECK(says(desk.dialog, QStringLiteral("Very weak")));
    desk.press(QStringLiteral("Suggest one"));
    const QString suggested = visible<QLineEdit>(desk.dialog, QStringLiteral("New passphrase"))->text();
    CHECK(suggested.count(u'-') == 5);
    CHECK(visible<QLineEdit>(desk.dialog, QStringLiteral("New passphrase again"))->text() == suggested);
    CHECK(says(desk.dialog, QStringLiteral("77 bits")));
    desk.press(QStringLiteral("Suggest one"));
    CHECK(visible<QLineEdit>(desk.dialog, QStringLiteral("New passphrase"))->text() != suggested);
}

TEST_CASE("the anti-phishing code is asked for, and the page says from when it counts")
{
    Desk desk(QStringLiteral("Change anti-phishing code…"));
    CHECK(desk.dialog->focusWidget() == visible<QLineEdit>(desk.dialog, QStringLiteral("New code")));
    desk.type(QStringLiteral("New code"), QStringLiteral("blue heron"));
    desk.press(QStringLiteral("Change it"));
    CHECK(desk.session->m_account.m_codes.abouts == QStringList{QStringLiteral("blue heron")});
    desk.session->m_account.m_codes.answer(ChangeReport{});
    desk.stage.settle();
    CHECK(desk.isSaid(QStringLiteral("carry the new code from now on")));
}

TEST_CASE("a new authenticator counts only after a code of it, and its key goes with the dialog")
{
    Desk desk(QStringLiteral("Add authenticator…"));
    desk.press(QStringLiteral("Continue"));
    CHECK(says(desk.dialog, QStringLiteral("Enter a name.")));
    desk.type(QStringLiteral("Name of the authenticator"), QStringLiteral("Tablet"));
    desk.press(QStringLiteral("Continue"));
    CHECK(desk.session->m_authenticators.m_offered == QStringList{QStringLiteral("Tablet")});
    desk.session->m_authenticators.m_offers.front().finish(account::AuthenticatorOffer{
        .id = QStringLiteral("o1"), .otpauthLink = Secret::copyOf("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")});
    desk.stage.settle();
    const auto* picture = desk.dialog->findChild<ui::QrView*>();
    CHECK(picture->moduleCount() > 0);
    desk.type(QStringLiteral("Code that it shows now"), QStringLiteral("12x"));
    desk.press(QStringLiteral("Add it"));
    CHECK(desk.session->m_authenticators.m_confirms.count() == 0);
    desk.type(QStringLiteral("Code that it shows now"), QStringLiteral("493 021"));
    desk.press(QStringLiteral("Add it"));
    CHECK(desk.session->m_authenticators.m_confirms.abouts == QStringList{QStringLiteral("o1=493021")});
    desk.session->m_authenticators.m_confirms.answer(std::unexpected(AccountError{.what = AccountProblem::wrongCode}));
    desk.stage.settle();
    CHECK(desk.isOpen());
    QPointer<const ui::QrView> gone = picture;
    desk.press(QStringLiteral("Cancel"));
    CHECK((gone.isNull() || gone->moduleCount() == 0));
}
