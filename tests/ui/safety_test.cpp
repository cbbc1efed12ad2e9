// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Safety page: what is set and since when, changes that wait, and what a shared computer shows of it.
#include "tests/support/catch.h"
#include "tests/ui/find.h"
#include "tests/ui/safety_scenes.h"
#include "ui/devices/device_dialogs.h"
#include "ui/text/safety_messages.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;
using account::ActionWish;

namespace {

void click(Stage& stage, const QString& caption)
{
    auto* button = visible<ui::Button>(stage.window.get(), caption);
    INFO(caption.toStdString());
    REQUIRE(button != nullptr);
    button->click();
    stage.settle();
}

account::PendingChange change(const char* id, const QString& device)
{
    return {.id = QLatin1String(id),
            .kind = account::ChangeKind::addressAdded,
            .beganAt = gallerySeconds - 300,
            .effectiveAt = gallerySeconds + 86'100,
            .byDevice = device,
            .ip = QStringLiteral("203.0.113.7"),
            .address = tronAddress()};
}

} // namespace

TEST_CASE("an address is drawn in groups of four with every letter of it")
{
    CHECK(ui::inFours(QStringLiteral("TQn9Y2khEsLJ")) == QStringLiteral("TQn9 Y2kh EsLJ"));
    CHECK(ui::inFours(QStringLiteral("abcde")) == QStringLiteral("abcd e"));
    CHECK(ui::inFours({}).isEmpty());
}

TEST_CASE("what the service understood otherwise is told by member and letter")
{
    const ActionWish wish{.asset = QStringLiteral("XRP"),
                          .network = QStringLiteral("XRP"),
                          .address = QStringLiteral("rEb8TK3gBg"),
                          .memo = QStringLiteral("104217")};
    CHECK(ui::echoDifferences(wish, wish).isEmpty());
    struct Row {
        const char* what;
        std::function<void(ActionWish&)> change;
        const char* said;
    };
    const Row rows[] = {
        {"one letter of the address", [](ActionWish& w) { w.address[9] = u'q'; },
         "Address: letter 10 is “q” and should be “g”."},
        {"a longer address", [](ActionWish& w) { w.address += u'x'; },
         "Address: letter 11 is “x” and should be missing."},
        {"no memo", [](ActionWish& w) { w.memo.clear(); }, "Memo or tag: letter 1 is missing and should be “1”."},
        {"another network", [](ActionWish& w) { w.network = QStringLiteral("XRB"); },
         "Network: letter 3 is “B” and should be “P”."},
        {"another coin", [](ActionWish& w) { w.asset = QStringLiteral("ARP"); },
         "Coin: letter 1 is “A” and should be “X”."},
        {"removed in place of added", [](ActionWish& w) { w.kind = account::ActionKind::removeWithdrawalAddress; },
         "What is done: letter 1 is “R” and should be “A”."},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        ActionWish echo = wish;
        row.change(echo);
        const auto differences = ui::echoDifferences(wish, echo);
        REQUIRE(differences.size() == 1);
        CHECK(ui::differenceText(differences[0]) == QString::fromUtf8(row.said));
    }
}

TEST_CASE("the page says what is set and since when, and never a value")
{
    Stage stage;
    openSafety(stage);
    for (const char* text :
         {"Set or changed", "Phone", "Old phone in the drawer", "USDT over TRC20",
          "TQn9 Y2kh EsLJ W1Ch VWFM SMeR Dow5 KcbL SE", "Memo or tag: None", "Memo or tag: “104217”"}) {
        INFO(text);
        CHECK(says(stage.window.get(), QString::fromUtf8(text)));
    }
}

TEST_CASE("Tab goes down the page from card to card, and the page follows it")
{
    Stage stage;
    openSafety(stage);
    stage.window->resize(900, 420);
    stage.settle();
    QWidget* at = visible<ui::Button>(stage.window.get(), QStringLiteral("Change passphrase…"));
    REQUIRE(at != nullptr);
    const QWidget* const page = at->parentWidget()->parentWidget();
    at->setFocus();
    QStringList names;
    int y = -1;
    while (page->isAncestorOf(at)) {
        INFO(at->accessibleName().toStdString());
        const int below = at->mapTo(page, QPoint(0, at->height())).y();
        CHECK(below >= y);
        y = below;
        CHECK(at->visibleRegion().boundingRect().height() == at->height());
        names.append(at->accessibleName());
        QTest::keyClick(at, Qt::Key_Tab);
        at = stage.window->focusWidget();
        REQUIRE(names.size() < 40);
    }
    CHECK(names.size() >= 8);
}

TEST_CASE("without a passcode the page offers to set one, and no change of an address")
{
    Stage stage;
    openSafety(stage, [](FakeSession& s) { s.m_safety.m_passcode.standing = account::PasscodeFacts{}; });
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Set passcode…")) != nullptr);
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Forgotten…")) == nullptr);
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Add address…")) == nullptr);
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Remove the USDT address that ends in bLSE"))
          == nullptr);
    CHECK(says(stage.window.get(), QStringLiteral("set a trading passcode first")));
}

TEST_CASE("the overview names what is not set up, and the sidebar what waits, before the page is opened")
{
    Stage stage;
    stage.openSession(ownFacts(), [](FakeSession& s) {
        s.m_hasAccount = true;
        s.m_account.m_security.standing = account::SecurityFacts{};
        s.m_safety.m_passcode.standing = account::PasscodeFacts{};
        s.m_safety.m_addresses.standing = QList<account::WithdrawalAddress>{};
        s.m_account.m_pending.standing = QList{change("p1", QStringLiteral("d9"))};
    });
    CHECK(says(stage.window.get(), QStringLiteral("No anti-phishing code is set")));
    CHECK(says(stage.window.get(), QStringLiteral("No trading passcode is set")));
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Safety, 1 waiting")) != nullptr);
}

TEST_CASE("a change that waits says who asked from where, and is cancelled at the service before it goes")
{
    Stage stage;
    auto* session = openSafety(
        stage, [](FakeSession& s) { s.m_account.m_pending.standing = QList{change("p1", QStringLiteral("d9"))}; });
    CHECK(says(stage.window.get(), QStringLiteral("203.0.113.7")));
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Safety, 1 waiting")) != nullptr);
    click(stage, QStringLiteral("Cancel it"));
    CHECK(session->m_account.m_cancels.abouts == QStringList{QStringLiteral("p1")});
    CHECK(says(stage.window.get(), QStringLiteral("A new withdrawal address takes effect")));
    session->m_account.m_pending.standing = QList<account::PendingChange>{};
    session->m_account.m_cancels.answer(Done{});
    stage.settle();
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("A new withdrawal address takes effect")));
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Safety")) != nullptr);
}

TEST_CASE("a change that could not be cancelled stays, with the reason")
{
    Stage stage;
    auto* session = openSafety(
        stage, [](FakeSession& s) { s.m_account.m_pending.standing = QList{change("p1", QStringLiteral("d9"))}; });
    click(stage, QStringLiteral("Cancel it"));
    session->m_account.m_cancels.answer(std::unexpected(AccountError{.what = AccountProblem::newcomer}));
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("less than a day")));
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Cancel it"))->isEnabled());
}

TEST_CASE("a change takes effect early only after a question that draws it, never by the device that asked for it")
{
    Stage stage;
    auto* session = openSafety(stage, [](FakeSession& s) {
        s.m_account.m_pending.standing =
            QList{change("own", ownFacts().deviceId), change("other", QStringLiteral("d9"))};
    });
    CHECK(says(stage.window.get(), QStringLiteral("from this computer")));
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Let it take effect now…")) == nullptr);
    click(stage, QStringLiteral("Let it take effect… (3)"));
    auto* question = stage.window->findChild<ui::ConfirmDialog*>();
    REQUIRE(question != nullptr);
    CHECK(says(question, ui::inFours(tronAddress().address)));
    CHECK(says(question, QStringLiteral("Memo or tag: None")));
    CHECK(question->focusWidget() == visible<ui::Button>(question, QStringLiteral("Cancel"))); // for a stray Return
    CHECK(session->m_account.m_approvals.count() == 0);
    click(stage, QStringLiteral("Let it take effect"));
    CHECK(session->m_account.m_approvals.abouts == QStringList{QStringLiteral("other")});
}

TEST_CASE("what the service does not describe can be cancelled and not approved")
{
    account::PendingChange bare = change("bare", QStringLiteral("d9"));
    bare.address.reset();
    account::PendingChange unknown = bare;
    unknown.kind = account::ChangeKind::unknown;
    for (const auto& each : {bare, unknown}) {
        Stage stage;
        openSafety(stage, [&each](FakeSession& s) { s.m_account.m_pending.standing = QList{each}; });
        CHECK(says(stage.window.get(), QStringLiteral("it can only be cancelled")));
        CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Let it take effect now…")) == nullptr);
        CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Cancel it")) != nullptr);
    }
}

TEST_CASE("a new answer that says the same leaves the keyboard where it is")
{
    Stage stage;
    auto* session = openSafety(
        stage, [](FakeSession& s) { s.m_account.m_pending.standing = QList{change("p1", QStringLiteral("d9"))}; });
    auto* cancel = visible<ui::Button>(stage.window.get(), QStringLiteral("Cancel it"));
    cancel->setFocus();
    session->m_alerts.add({account::Alert{.jti = QStringLiteral("news")}}).then(session, [](auto) {});
    stage.settle();
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Cancel it")) == cancel);
    CHECK(stage.window->focusWidget() == cancel);
}

TEST_CASE("a name from the account never becomes markup in a tooltip")
{
    Stage stage;
    openSafety(stage, [](FakeSession& s) {
        s.m_account.m_security.standing = account::SecurityFacts{
            .authenticators = {{.id = QStringLiteral("t1"), .name = QStringLiteral("<img src='/dev/zero'>")}}};
    });
    auto* cross = visible<ui::Button>(stage.window.get(), QStringLiteral("Remove “<img src='/dev/zero'>”"));
    REQUIRE(cross != nullptr);
    CHECK_FALSE(cross->toolTip().contains(QStringLiteral("<img")));
}

TEST_CASE("an answer that fails leaves what is known, and says that it may be old")
{
    Stage stage;
    auto* session = openSafety(stage);
    session->m_account.m_security.standing = std::unexpected(AccountError{.what = AccountProblem::tryLater});
    session->m_alerts.add({account::Alert{.jti = QStringLiteral("news")}}).then(session, [](auto) {});
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("Not all of this is up to date.")));
    CHECK(says(stage.window.get(), QStringLiteral("Old phone in the drawer")));
}

TEST_CASE("an authenticator is removed after a question, and the last one stays with the reason")
{
    Stage stage;
    auto* session = openSafety(stage);
    click(stage, QStringLiteral("Remove “Phone”"));
    CHECK(session->m_authenticators.m_removes.count() == 0);
    click(stage, QStringLiteral("Remove it"));
    CHECK(session->m_authenticators.m_removes.abouts == QStringList{QStringLiteral("t1")});
    session->m_authenticators.m_removes.answer(
        std::unexpected(AccountError{.what = AccountProblem::lastAuthenticator}));
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("Add another one first.")));
}

TEST_CASE("on a shared computer the Safety page asks the service for nothing and changes nothing")
{
    Stage stage;
    auto* session = stage.openSession(sharedFacts(), [](FakeSession& s) { s.m_hasAccount = true; });
    click(stage, QStringLiteral("Safety"));
    CHECK(says(stage.window.get(), QStringLiteral("Closed on a shared computer.")));
    CHECK(session->m_account.m_security.count() == 0);
    CHECK(session->m_safety.m_passcode.count() == 0);
}
