// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockPort: the port to what locks the program: the local passphrase and the key behind it, the system's own check, and
// what the system says about the person being away. The real one is app/program_lock.
//   port.unlock(field->take()).then(this, [this](Result<Done, LockError> opened) { ... });
#pragma once

#include "core/base/secret.h"
#include "core/base/task.h"
#include "core/secrets/secret_store.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace sallyport::ui {

/// What opens it.
enum class LockBacking {
    none,           ///< nothing is set up: the program cannot be locked
    passphrase,     ///< a local passphrase
    storePassphrase ///< there is no keychain: the passphrase of the encrypted file
};

enum class LockReason {
    asked,
    idle,
    screenLocked,
    suspended,
    userSwitched,
    atStart ///< a session is kept, and nobody has unlocked yet
};

struct LockSettings {
    int idleMinutes = 5; ///< 0: never by itself
    bool onScreenLock = true;
    bool onSuspend = true;
    bool onUserSwitch = true;
    friend bool operator==(const LockSettings&, const LockSettings&) = default;
};

/// What the system tells, as far as is known by now: what it does not, cannot lock.
struct AwayFacts {
    bool screenLock = false;
    bool suspend = false;
    bool userSwitch = false;
    bool idle = false; ///< else only this program's own input counts
    friend bool operator==(const AwayFacts&, const AwayFacts&) = default;
};

/// The system's own check of the person (polkit, fingerprint, Windows Hello, Touch ID). It says yes or no and releases
/// no key of its own.
enum class SystemCheck {
    asking,    ///< not yet known
    usable,    ///< it can be asked
    noBus,     ///< no system bus
    noService, ///< polkit or fprintd is not there
    noPolicy,  ///< polkit does not know Sallyport: its policy file is not installed
    forbidden, ///< the policy says no, or yes without asking anybody
    noAgent,   ///< no program of the desktop shows polkit's prompt
    noReader,  ///< no reader, or nobody enrolled with it
    notOnThisSystem
};

enum class LockProblem {
    wrongPassphrase,
    damaged,       ///< the file with the key cannot be read any more
    store,         ///< LockError::store says why
    personRefused, ///< the system's check said no, or the person closed it
    checkMissing,  ///< the system's check cannot be asked: LockPort::systemCheck says why
    keyMissing,    ///< the check said yes, but the key was not in the keychain: use the passphrase
    abandoned
};
struct LockError {
    LockProblem what = LockProblem::abandoned;
    std::optional<secrets::SecretStoreError> store = {};
    static LockError abandoned() { return {}; }
};

/// Wrong passphrases so far, kept over a restart.
struct UnlockTries {
    int wrong = 0;
    std::int64_t lastAt = 0; ///< seconds since 1970 by this computer's clock
};

class LockPort : public QObject {
    Q_OBJECT
public:
    using Answer = Task<Done, LockError>;

    virtual LockBacking backing() const = 0;
    virtual bool isLocked() const = 0;
    virtual LockSettings settings() const = 0;
    virtual void setSettings(const LockSettings& settings) = 0;
    virtual AwayFacts away() const = 0;

    /// The first local passphrase; what is kept is put under it.
    virtual Answer setUp(Secret passphrase) = 0;
    /// wrongPassphrase if `old` is not the present one.
    virtual Answer change(Secret old, Secret fresh) = 0;
    /// Done if it is what unlocks Sallyport here; else wrongPassphrase. Takes as long as unlocking, and changes
    /// nothing.
    virtual Answer check(Secret passphrase) = 0;
    /// Sallyport can then not be locked any more.
    virtual Answer remove(Secret old) = 0;

    virtual SystemCheck systemCheck() const = 0;
    /// The system's check unlocks too.
    virtual bool usesSystemCheck() const = 0;
    virtual Answer setUseSystemCheck(bool use) = 0;

    /// Drops every secret that is not the window's own. Done when it returns.
    virtual void lock() = 0;
    virtual Answer unlock(Secret passphrase) = 0;
    virtual Answer unlockBySystem() = 0;
    /// The passphrase is forgotten: what lies under it is thrown away, and with it the session on this computer.
    virtual Answer giveUp() = 0;
    virtual UnlockTries tries() const = 0;
    virtual void keepTries(const UnlockTries& tries) = 0;

    /// In a slot of lockWanted(suspended): something secret goes a moment later than the slots return, and sleep is to
    /// wait for sleepMayGoOn(). Linux lets it wait for five seconds; the other systems do not.
    virtual void holdSleep() = 0;
    virtual void sleepMayGoOn() = 0;

Q_SIGNALS:
    /// The person is away, in a way that the settings name. Everything secret must be gone when the slots return, but
    /// as holdSleep() says.
    void lockWanted(sallyport::ui::LockReason reason);
    /// Backing, settings, away() or systemCheck().
    void changed();
};

} // namespace sallyport::ui
