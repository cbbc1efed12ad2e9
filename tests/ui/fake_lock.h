// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeLock: a lock whose passphrase, system check and surroundings a test sets, and which remembers what it was asked.
//   house.lock.m_backing = ui::LockBacking::passphrase;   house.lock.want(ui::LockReason::suspended);
#pragma once

#include "tests/ui/fake_alert_channel.h"
#include "ui/lock/lock_port.h"
#include "ui/lock/locked_watch.h"

namespace sallyport::test {

class FakeLock : public ui::LockPort {
public:
    using Problem = ui::LockProblem;

    ui::LockBacking backing() const override { return m_backing; }
    bool isLocked() const override { return m_locked; }
    ui::LockSettings settings() const override { return m_settings; }
    void setSettings(const ui::LockSettings& settings) override
    {
        m_settings = settings;
        Q_EMIT changed();
    }
    ui::AwayFacts away() const override { return m_away; }
    Answer setUp(Secret passphrase) override
    {
        m_passphrase = passphrase.view().toByteArray();
        m_backing = ui::LockBacking::passphrase;
        Q_EMIT changed();
        return Answer::ready(Done{});
    }
    Answer change(Secret old, Secret fresh) override
    {
        if (old.view() != m_passphrase)
            return refused(Problem::wrongPassphrase);
        m_passphrase = fresh.view().toByteArray();
        return Answer::ready(Done{});
    }
    Answer check(Secret passphrase) override
    {
        ++m_checks;
        const bool right = m_backing == ui::LockBacking::passphrase && passphrase.view() == m_passphrase;
        return right ? Answer::ready(Done{}) : refused(Problem::wrongPassphrase);
    }
    Answer remove(Secret old) override
    {
        if (old.view() != m_passphrase)
            return refused(Problem::wrongPassphrase);
        m_backing = ui::LockBacking::none;
        Q_EMIT changed();
        return Answer::ready(Done{});
    }
    ui::SystemCheck systemCheck() const override { return m_systemCheck; }
    bool usesSystemCheck() const override { return m_usesSystemCheck; }
    Answer setUseSystemCheck(bool use) override
    {
        if (m_systemProblem)
            return refused(*m_systemProblem);
        m_usesSystemCheck = use;
        Q_EMIT changed();
        return Answer::ready(Done{});
    }
    void lock() override
    {
        ++m_locks;
        m_locked = true;
        if (m_onLock)
            m_onLock();
    }
    Answer unlock(Secret passphrase) override
    {
        ++m_unlockTries;
        if (passphrase.view() != m_passphrase)
            return refused(Problem::wrongPassphrase);
        m_locked = false;
        return Answer::ready(Done{});
    }
    Answer unlockBySystem() override
    {
        if (m_systemProblem)
            return refused(*m_systemProblem);
        m_locked = false;
        return Answer::ready(Done{});
    }
    Answer giveUp() override
    {
        m_gaveUp = true;
        m_locked = false;
        return Answer::ready(Done{});
    }
    ui::UnlockTries tries() const override { return m_tries; }
    void keepTries(const ui::UnlockTries& tries) override { m_tries = tries; }

    void holdSleep() override { m_sleepHeld = true; }
    void sleepMayGoOn() override { m_sleepHeld = false; }

    void want(ui::LockReason reason) { Q_EMIT lockWanted(reason); }

    ui::LockBacking m_backing = ui::LockBacking::passphrase;
    QByteArray m_passphrase = "a local passphrase";
    bool m_locked = false;
    bool m_gaveUp = false;
    bool m_sleepHeld = false;
    int m_locks = 0;
    int m_unlockTries = 0;
    int m_checks = 0;
    std::function<void()> m_onLock;
    ui::LockSettings m_settings;
    ui::AwayFacts m_away{.screenLock = true, .suspend = true, .userSwitch = true, .idle = true};
    ui::SystemCheck m_systemCheck = ui::SystemCheck::usable;
    bool m_usesSystemCheck = false;
    std::optional<Problem> m_systemProblem;
    ui::UnlockTries m_tries;

private:
    static Answer refused(Problem problem) { return Answer::ready(std::unexpected(ui::LockError{.what = problem})); }
};

/// What a test adds to `m_store` comes in while the program is locked.
class FakeLockedWatch : public ui::LockedWatch {
public:
    explicit FakeLockedWatch(QString sessionId) : m_sessionId(std::move(sessionId)) {}
    void start() override { m_started = true; }
    const QString& sessionId() const override { return m_sessionId; }
    account::AlertStore& alerts() override { return m_store; }
    ui::AlertChannel& channel() override { return m_channel; }
    const std::optional<auth::SessionEnd>& end() const override { return m_end; }
    void endNow(auth::SessionEnd how)
    {
        m_end = std::move(how);
        Q_EMIT ended();
    }

    QString m_sessionId;
    bool m_started = false;
    account::AlertStore m_store{{}, QStringLiteral("practice")};
    FakeAlertChannel m_channel;
    std::optional<auth::SessionEnd> m_end;
};

} // namespace sallyport::test
