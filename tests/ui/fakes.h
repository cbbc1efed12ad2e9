// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plain stand-ins for the window's ports: a sign-in that is the real machine without a network, a session with its
// account and alerts, an authenticator, an inbox; and pictures for the human checks.
#pragma once

#include "core/account/alert_store.h"
#include "core/auth/sign_in_machine.h"
#include "tests/core/mail/signed_sample.h"
#include "tests/support/fixed_clock.h"
#include "tests/ui/fake_account.h"
#include "tests/ui/fake_alert_channel.h"
#include "tests/ui/fake_authenticators.h"
#include "tests/ui/fake_lock.h"
#include "tests/ui/fake_mail.h"
#include "tests/ui/fake_notifier.h"
#include "tests/ui/fake_safety.h"
#include "ui/check/checker.h"
#include "ui/shell/app_services.h"

#include <QImage>
#include <QPointer>

namespace sallyport::test {

constexpr std::int64_t gallerySeconds = 1'795'342'800; // 2026-11-22 09:00 UTC

class FakeSignIn;

class FakeSession : public ui::SessionPort {
    Q_OBJECT
public:
    const auth::SessionFacts& facts() const override { return m_facts; }
    const std::optional<auth::SessionEnd>& end() const override { return m_end; }
    QString identifier() const override { return m_identifier; }
    const std::optional<auth::AddressFacts>& address() const override { return m_address; }
    std::optional<auth::Blocked> addressTrouble() const override { return m_addressTrouble; }
    Task<auth::SignOutReport, auth::SignOutError> signOut() override { return m_signOut.task(); }
    std::optional<account::LeaseState> lease() const override { return m_lease; }
    account::AccountService* account() override { return m_hasAccount ? &m_account : nullptr; }
    account::AlertStore* alerts() override { return m_hasAccount ? &m_alerts : nullptr; }
    ui::AlertChannel* alertChannel() override { return m_hasAccount ? &m_channel : nullptr; }
    account::SafetyService* safety() override { return m_hasAccount ? &m_safety : nullptr; }
    account::AuthenticatorService* authenticators() override { return m_hasAccount ? &m_authenticators : nullptr; }
    /// A new FakeSignIn, kept in m_stepUp while it lives.
    std::unique_ptr<ui::SignInDriver> stepUp() override;
    void endNow(auth::SessionEnd how);
    std::unique_ptr<ui::LockedWatch> whileLocked() override { return std::move(m_whileLocked); }

    std::unique_ptr<FakeLockedWatch> m_whileLocked;
    bool m_hasAccount = false;
    FakeAccount m_account;
    FakeSafety m_safety;
    FakeAuthenticators m_authenticators;
    account::AlertStore m_alerts{{}, QStringLiteral("practice")}; ///< in memory
    FakeAlertChannel m_channel;
    QPointer<FakeSignIn> m_stepUp;
    int m_stepUps = 0;
    auth::SessionFacts m_facts;
    std::optional<account::LeaseState> m_lease;
    std::optional<auth::SessionEnd> m_end;
    QString m_identifier;
    std::optional<auth::AddressFacts> m_address;
    std::optional<auth::Blocked> m_addressTrouble;
    Promise<auth::SignOutReport, auth::SignOutError> m_signOut;
};

/// Drives the pure machine; the test answers in the service's place.
class FakeSignIn : public ui::SignInDriver {
    Q_OBJECT
public:
    void start() override;
    const auth::State& state() const override { return m_state; }
    const std::optional<auth::AddressFacts>& address() const override { return m_address; }
    bool act(auth::PersonAct act) override;
    std::unique_ptr<ui::SessionPort> takeSession(const QString& identifier) override;

    /// The service's answer to what is being waited for.
    void answer(auth::ServiceAnswer what);
    /// Any state, from anywhere.
    void put(auth::State state);
    void setAddress(std::optional<auth::AddressFacts> address);

    std::optional<auth::AddressFacts> m_goodAddress; ///< what AddressGood makes known
    std::vector<auth::Effect> m_effects;             ///< all so far
    std::unique_ptr<FakeSession> m_session;
    QString m_signedInAs;

private:
    void take(auth::Step step);
    auth::State m_state = auth::AddressChecking{};
    std::optional<auth::AddressFacts> m_address;
    std::uint64_t m_attempt = 1;
};

class FakeAuthenticator : public ui::Authenticator {
    Q_OBJECT
public:
    std::optional<ui::AuthenticatorEntry> entry(const QString& profileId) const override;
    std::optional<ui::TimedCode> codeAt(const QString& profileId, std::int64_t unixSeconds) const override;
    Task<Done, ui::AddProblem> add(const QString& profileId, Secret otpauthLink) override;

    std::optional<ui::AuthenticatorEntry> m_entry;
    mutable int m_asked = 0; ///< how often a code was asked for
};

class FakeInbox : public ui::InboxSource {
    Q_OBJECT
public:
    QList<ui::InboxMessage> messages() const override { return m_messages; }
    void deliver(ui::InboxMessage message);
    QList<ui::InboxMessage> m_messages;
};

/// Everything a window needs, with no network behind it.
/// A computer at which all is in order.
QList<system::Check> goodComputer();

struct FakeHouse {
    FixedClock clock{gallerySeconds * 1000};
    FakeAuthenticator authenticator;
    FakeInbox inbox;
    FakeNotifier notifier;
    FakeMail mail;
    FakeKeys keys;
    std::unique_ptr<ui::Checker> checker;
    FakeLock lock;
    int reopenings = 0; ///< asked for after unlocking
    bool staysInTray = false;
    /// The practice service's answer to a drill: begun at once.
    ui::DrillStarter startDrill = [](ui::Drill, const QString&) { return Task<Done, ui::DrillRefusal>::ready(Done{}); };
    FakeSignIn* signIn = nullptr; ///< the last one made
    account::LeftHere left{.keychainEntries = 0, .keychainEntriesBefore = 0};
    int practiceStarts = 0;
    int practiceStops = 0;
    std::optional<ui::PracticeError> practiceError;
    QList<system::Check> checks = goodComputer();
    QList<system::PreflightQuestion> preflights = {}; ///< as they were asked

    ui::AppServices services();
};

origin::ServiceProfile practiceProfile();
origin::ServiceProfile strangerProfile();
ui::PracticeAccount practiceAccount();
auth::AddressFacts goodAddress(const origin::ServiceProfile& profile);

QByteArray pngOf(const QImage& picture);
/// 640 x 320 with a gap at `gap`.
auth::HumanChallenge sliderChallenge(int gap, const FixedClock& clock);
auth::HumanChallenge picturesChallenge(const FixedClock& clock);
auth::HumanChallenge workChallenge(const FixedClock& clock);

} // namespace sallyport::test
