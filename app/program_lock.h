// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProgramLock: the real lock of the window's program: the wrapped store and its passphrase, or the encrypted file's;
// what the system tells of the person being away; and its own check of the person.
//   ProgramLock lock(paths, store, wrapped, systemWatch(...), personCheck(), [this] { dropSecrets(); });
#pragma once

#include "app/desktop_store.h"
#include "app/lock_memory.h"
#include "core/secrets/wrapped_store.h"
#include "core/system/person_check.h"
#include "core/system/system_watch.h"
#include "ui/lock/lock_port.h"

namespace sallyport::app {

/// Where the secrets are, and what else drops its own when the program locks. All must outlive the lock.
struct LockParts {
    DesktopStore* store = nullptr;            ///< may be null: then there is no encrypted file
    secrets::WrappedStore* wrapped = nullptr; ///< over `store`
    std::function<void()> drop;               ///< connections, authenticator keys
    /// Profiles that something may be kept for.
    std::function<QStringList()> profiles;
    /// What else lies in the store, by its key. May be null.
    std::function<QStringList()> moreKeys = {};
};

class ProgramLock : public ui::LockPort {
    Q_OBJECT
public:
    ProgramLock(Paths paths, LockParts parts, std::unique_ptr<system::SystemWatch> watch,
                std::unique_ptr<system::PersonCheck> check);
    ~ProgramLock() override;

    ui::LockBacking backing() const override;
    bool isLocked() const override { return m_parts.wrapped->isLocked(); }
    ui::LockSettings settings() const override { return m_memory.settings(); }
    void setSettings(const ui::LockSettings& settings) override;
    ui::AwayFacts away() const override;
    Answer setUp(Secret passphrase) override;
    Answer change(Secret old, Secret fresh) override;
    Answer check(Secret passphrase) override;
    Answer remove(Secret old) override;
    ui::SystemCheck systemCheck() const override { return m_systemCheck; }
    bool usesSystemCheck() const override;
    Answer setUseSystemCheck(bool use) override;
    void lock() override;
    Answer unlock(Secret passphrase) override;
    Answer unlockBySystem() override;
    Answer giveUp() override;
    ui::UnlockTries tries() const override { return m_memory.tries(); }
    void keepTries(const ui::UnlockTries& tries) override { m_memory.setTries(tries); }
    void holdSleep() override { m_sleepHeld = true; }
    void sleepMayGoOn() override;

    /// Asks what the system's check can do; changed() follows.
    void lookForSystemCheck();

private:
    using Shared = std::shared_ptr<Promise<Done, ui::LockError>>;
    void listen();
    void want(ui::LockReason reason, bool chosen);
    void watchIdle();
    Answer answered(secrets::WrappedStore::Answer task, std::function<void()> good = {});
    /// Puts what is kept of each profile under the wrap key, one after the other.
    void rewrap(QStringList keys, const Shared& promise);
    void removeAll(QStringList keys, const Shared& promise);
    QStringList keptKeys() const;

    const Paths m_paths;
    LockMemory m_memory;
    LockParts m_parts;
    std::unique_ptr<system::SystemWatch> m_watch;
    std::unique_ptr<system::PersonCheck> m_check;
    ui::SystemCheck m_systemCheck = ui::SystemCheck::asking;
    bool m_sleepHeld = false;
};

} // namespace sallyport::app
