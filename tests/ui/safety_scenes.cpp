// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/safety_scenes.h"

#include "tests/ui/find.h"
#include "ui/safety/safety_dialog.h"

namespace sallyport::test {

using account::PendingChange;

namespace {

PendingChange strangersAddress()
{
    return {.id = QStringLiteral("p1"),
            .kind = account::ChangeKind::addressAdded,
            .beganAt = gallerySeconds - 300,
            .effectiveAt = gallerySeconds + 86'100,
            .bySession = QStringLiteral("s9"),
            .byDevice = QStringLiteral("d9"),
            .ip = QStringLiteral("203.0.113.7"),
            .location = QStringLiteral("Lagos"),
            .address = tronAddress()};
}

PendingChange ownPasscode()
{
    return {.id = QStringLiteral("p2"),
            .kind = account::ChangeKind::passcode,
            .beganAt = gallerySeconds - 60,
            .effectiveAt = gallerySeconds + 86'340,
            .bySession = QStringLiteral("s1"),
            .byDevice = ownFacts().deviceId,
            .ip = QStringLiteral("127.0.0.1")};
}

void press(Stage& stage, const QString& caption)
{
    visible<ui::Button>(stage.window.get(), caption)->click();
    stage.settle();
}

Scene dialogScene(const char* name, const QString& caption, const std::function<void(FakeSession&)>& prepare = {})
{
    return {QLatin1String(name), [caption, prepare](Stage& s) {
                openSafety(s, prepare);
                press(s, caption);
            }};
}

void noPasscode(FakeSession& session)
{
    session.m_safety.m_passcode.standing = account::PasscodeFacts{};
    session.m_safety.m_addresses.standing = QList<account::WithdrawalAddress>{};
}

const QString addAddress = QStringLiteral("Add address…");

account::ActionWish usualWish()
{
    return {.asset = QStringLiteral("XRP"),
            .network = QStringLiteral("XRP"),
            .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
            .memo = QStringLiteral("104217")};
}

/// The last letter should be a t.
account::ActionWish doubtedWish()
{
    return {.asset = QStringLiteral("USDT"),
            .network = QStringLiteral("TRC20"),
            .address = QStringLiteral("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")};
}

} // namespace

account::WithdrawalAddress tronAddress()
{
    return {.id = QStringLiteral("a1"),
            .asset = QStringLiteral("USDT"),
            .network = QStringLiteral("TRC20"),
            .address = QStringLiteral("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"),
            .addedAt = gallerySeconds - 900'000};
}

FakeSession* openSafety(Stage& stage, const std::function<void(FakeSession&)>& prepare)
{
    FakeSession* session = stage.openSession(ownFacts(), [&prepare](FakeSession& s) {
        s.m_hasAccount = true;
        s.m_alerts.open().then(&s, [](auto) {});
        s.m_account.m_security.standing = account::SecurityFacts{
            .passwordChangedAt = gallerySeconds - 5'000'000,
            .antiPhishingCodeSet = true,
            .antiPhishingCodeChangedAt = gallerySeconds - 9'000'000,
            .authenticators = {
                {.id = QStringLiteral("t1"), .name = QStringLiteral("Phone"), .addedAt = gallerySeconds - 9'000'000},
                {.id = QStringLiteral("t2"), .name = QStringLiteral("Old phone in the drawer")}}};
        s.m_account.m_pending.standing = QList<PendingChange>{};
        s.m_safety.m_passcode.standing = account::PasscodeFacts{.set = true, .changedAt = gallerySeconds - 400'000};
        account::WithdrawalAddress ripple{.id = QStringLiteral("a2"),
                                          .asset = usualWish().asset,
                                          .network = usualWish().network,
                                          .address = usualWish().address,
                                          .memo = usualWish().memo};
        s.m_safety.m_addresses.standing = QList<account::WithdrawalAddress>{tronAddress(), ripple};
        if (prepare)
            prepare(s);
    });
    visible<ui::Button>(stage.window.get(), QStringLiteral("Safety"))->click();
    stage.settle();
    return session;
}

QDialog* safetyDialog(Stage& stage)
{
    for (auto* dialog : stage.window->findChildren<ui::SafetyDialog*>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void fillAddress(Stage& stage, const account::ActionWish& wish)
{
    QDialog* dialog = safetyDialog(stage);
    const auto fill = [dialog](const char* caption, const QString& text) {
        visible<QLineEdit>(dialog, QLatin1String(caption))->setText(text);
    };
    fill("Coin", wish.asset);
    fill("Network", wish.network);
    fill("Address", wish.address);
    fill("Memo or tag", wish.memo);
    visible<ui::Button>(dialog, QStringLiteral("Continue"))->click();
    stage.settle();
}

account::Action actionOf(const account::ActionWish& wish)
{
    return {.id = QStringLiteral("x1"),
            .members = wish,
            .nonce = "n",
            .issuer = QStringLiteral("https://practice.example"),
            .audience = QStringLiteral("https://practice.example/account"),
            .subject = QStringLiteral("1"),
            .sessionId = QStringLiteral("s1"),
            .expiresAt = gallerySeconds + 120};
}

QList<Scene> safetyScenes()
{
    using account::AccountError;
    using account::AccountProblem;
    return {
        {QStringLiteral("safety"), [](Stage& s) { openSafety(s); }},
        {QStringLiteral("safety-nothing-set"),
         [](Stage& s) {
             openSafety(s, [](FakeSession& session) {
                 noPasscode(session);
                 session.m_account.m_security.standing = account::SecurityFacts{};
             });
         }},
        {QStringLiteral("safety-pending"),
         [](Stage& s) {
             openSafety(s, [](FakeSession& session) {
                 session.m_account.m_pending.standing = QList<PendingChange>{strangersAddress(), ownPasscode()};
             });
         }},
        {QStringLiteral("safety-locked-stale"),
         [](Stage& s) {
             openSafety(s, [](FakeSession& session) {
                 session.m_safety.m_passcode.standing =
                     account::PasscodeFacts{.set = true, .lockedUntil = gallerySeconds + 7'000};
                 session.m_safety.m_addresses.standing =
                     std::unexpected(AccountError{.what = AccountProblem::tryLater});
             });
         }},
        {QStringLiteral("safety-shared"),
         [](Stage& s) {
             s.openSession(sharedFacts(), [](FakeSession& session) { session.m_hasAccount = true; });
             press(s, QStringLiteral("Safety"));
         }},
        dialogScene("safety-passphrase", QStringLiteral("Change passphrase…")),
        {QStringLiteral("safety-passphrase-suggested"),
         [](Stage& s) {
             openSafety(s);
             press(s, QStringLiteral("Change passphrase…"));
             visible<ui::Button>(safetyDialog(s), QStringLiteral("Suggest one"))->click();
         }},
        {QStringLiteral("safety-passphrase-reused"),
         [](Stage& s) {
             openSafety(s);
             press(s, QStringLiteral("Change passphrase…"));
             const auto fill = [&s](const char* caption, const QString& text) {
                 visible<QLineEdit>(safetyDialog(s), QLatin1String(caption))->setText(text);
             };
             fill("Old passphrase", QStringLiteral("the old passphrase"));
             fill("New passphrase", QString::fromUtf8(s.house.lock.m_passphrase));
             fill("New passphrase again", QString::fromUtf8(s.house.lock.m_passphrase));
             fill("One-time code", QStringLiteral("493021"));
             press(s, QStringLiteral("Change it"));
         }},
        dialogScene("safety-code", QStringLiteral("Change anti-phishing code…")),
        dialogScene("safety-passcode-set", QStringLiteral("Set passcode…"), noPasscode),
        dialogScene("safety-passcode-change", QStringLiteral("Change passcode…")),
        dialogScene("safety-passcode-forgotten", QStringLiteral("Forgotten…")),
        dialogScene("safety-address", addAddress),
        {QStringLiteral("safety-approval"),
         [](Stage& s) {
             auto* session = openSafety(s);
             press(s, addAddress);
             fillAddress(s, usualWish());
             session->m_safety.m_begins.answer(actionOf(usualWish()));
         }},
        {QStringLiteral("safety-address-doubted"),
         [](Stage& s) {
             openSafety(s);
             press(s, addAddress);
             fillAddress(s, doubtedWish());
         }},
        {QStringLiteral("safety-approval-doubted"),
         [](Stage& s) {
             auto* session = openSafety(s);
             press(s, addAddress);
             fillAddress(s, doubtedWish());
             press(s, QStringLiteral("Continue all the same"));
             session->m_safety.m_begins.answer(actionOf(doubtedWish()));
         }},
        {QStringLiteral("safety-echo-differs"),
         [](Stage& s) {
             auto* session = openSafety(s);
             press(s, addAddress);
             fillAddress(s, usualWish());
             account::ActionWish other = usualWish();
             other.address[9] = u'S';
             session->m_safety.m_begins.answer(
                 std::unexpected(AccountError{.what = AccountProblem::echoDiffers, .echo = other}));
         }},
        dialogScene("safety-authenticator", QStringLiteral("Add authenticator…")),
        {QStringLiteral("safety-authenticator-key"),
         [](Stage& s) {
             auto* session = openSafety(s);
             press(s, QStringLiteral("Add authenticator…"));
             visible<QLineEdit>(safetyDialog(s), QStringLiteral("Name of the authenticator"))
                 ->setText(QStringLiteral("Tablet"));
             visible<ui::Button>(safetyDialog(s), QStringLiteral("Continue"))->click();
             session->m_authenticators.m_offers.front().finish(account::AuthenticatorOffer{
                 .id = QStringLiteral("o1"),
                 .otpauthLink = Secret::copyOf(
                     "otpauth://totp/Practice:trader?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Practice"),
                 .expiresAt = gallerySeconds + 600});
             s.settle();
         }},
    };
}

} // namespace sallyport::test
