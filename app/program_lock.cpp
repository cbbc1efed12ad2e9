// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_lock.h"

#include "app/lock_answers.h"
#include "core/auth/refresh_lock.h"
#include "core/auth/session_record.h"

#include <QFile>

namespace sallyport::app {

using secrets::SecretStoreError;
using system::PersonCheckError;
using ui::LockBacking;
using ui::LockError;
using ui::LockProblem;
using ui::LockReason;
using ui::SystemCheck;

ProgramLock::ProgramLock(Paths paths, LockParts parts, std::unique_ptr<system::SystemWatch> watch,
                         std::unique_ptr<system::PersonCheck> check)
    : m_paths(std::move(paths)),
      m_memory(m_paths.windowSettings()),
      m_parts(std::move(parts)),
      m_watch(std::move(watch)),
      m_check(std::move(check))
{
    listen();
    watchIdle();
}

ProgramLock::~ProgramLock() = default;

void ProgramLock::listen()
{
    using Watch = system::SystemWatch;
    connect(m_watch.get(), &Watch::screenLocked, this,
            [this] { want(LockReason::screenLocked, settings().onScreenLock); });
    connect(m_watch.get(), &Watch::userSwitched, this,
            [this] { want(LockReason::userSwitched, settings().onUserSwitch); });
    connect(m_watch.get(), &Watch::idleFor, this, [this] { want(LockReason::idle, settings().idleMinutes > 0); });
    connect(m_watch.get(), &Watch::aboutToSleep, this, [this] {
        m_sleepHeld = false;
        want(LockReason::suspended, settings().onSuspend);
        if (!m_sleepHeld)
            m_watch->sleepMayGoOn();
    });
    connect(m_watch.get(), &Watch::sourcesChanged, this, [this] {
        watchIdle();
        Q_EMIT changed();
    });
}

void ProgramLock::want(LockReason reason, bool chosen)
{
    if (chosen)
        Q_EMIT lockWanted(reason);
}

void ProgramLock::sleepMayGoOn()
{
    if (std::exchange(m_sleepHeld, false))
        m_watch->sleepMayGoOn();
}

void ProgramLock::watchIdle()
{
    m_watch->setIdleLimit(std::chrono::minutes(settings().idleMinutes));
}

LockBacking ProgramLock::backing() const
{
    if (m_parts.wrapped->isSetUp())
        return LockBacking::passphrase;
    const bool inFile =
        m_parts.store != nullptr && m_parts.store->kind() == secrets::StoreKind::file && m_parts.store->hasFile();
    return inFile ? LockBacking::storePassphrase : LockBacking::none;
}

void ProgramLock::setSettings(const ui::LockSettings& settings)
{
    m_memory.setSettings(settings);
    watchIdle();
    Q_EMIT changed();
}

ui::AwayFacts ProgramLock::away() const
{
    using enum system::WatchFact;
    const auto told = m_watch->sources().told;
    return {.screenLock = told.testFlag(screenLock),
            .suspend = told.testFlag(sleep),
            .userSwitch = told.testFlag(userSwitch),
            .idle = told.testFlag(idle)};
}

ui::LockPort::Answer ProgramLock::answered(secrets::WrappedStore::Answer task, std::function<void()> good)
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    std::move(task).then(this, [this, promise, good = std::move(good)](Result<Done, SecretStoreError> done) {
        if (done && good)
            good();
        promise->finish(toLock(done));
        if (done)
            Q_EMIT changed();
    });
    return answer;
}

QStringList ProgramLock::keptKeys() const
{
    QStringList keys = m_parts.moreKeys ? m_parts.moreKeys() : QStringList();
    for (const QString& profile : m_parts.profiles()) {
        keys << QStringLiteral("authenticator/") + profile << QStringLiteral("alerts/") + profile
             << auth::deviceKeyFor(profile) << auth::sessionKeyFor(profile);
    }
    return keys;
}

ui::LockPort::Answer ProgramLock::setUp(Secret passphrase)
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    m_parts.wrapped->setPassphrase(std::move(passphrase))
        .then(this, [this, promise](Result<Done, SecretStoreError> set) {
            if (!set)
                return promise->finish(toLock(set));
            m_memory.setUsesSystemCheck(false);
            m_memory.setTries({});
            Q_EMIT changed();
            // Another program that refreshes would have its newer tokens written over.
            auth::takeRefreshLock(m_paths.refreshLock(), std::chrono::seconds(15), this)
                .then(this, [this, promise](Result<auth::RefreshLock, auth::SessionError> held) {
                    if (!held) // written again with the next refresh, and then wrapped
                        return promise->finish(Done{});
                    auto kept = std::make_shared<auth::RefreshLock>(std::move(*held));
                    auto inner = std::make_shared<Promise<Done, LockError>>();
                    inner->task().then(
                        this, [promise, kept](Result<Done, LockError> done) { promise->finish(std::move(done)); });
                    rewrap(keptKeys(), inner);
                });
        });
    return answer;
}

void ProgramLock::rewrap(QStringList keys, const Shared& promise)
{
    if (keys.isEmpty())
        return promise->finish(Done{});
    const QString key = keys.takeFirst();
    m_parts.wrapped->rewrap(key).then(this, [this, keys, promise](Result<Done, SecretStoreError> done) {
        if (!done)
            return promise->finish(toLock(done));
        rewrap(keys, promise);
    });
}

ui::LockPort::Answer ProgramLock::change(Secret old, Secret fresh)
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    auto next = std::make_shared<Secret>(std::move(fresh));
    m_parts.wrapped->check(std::move(old)).then(this, [this, promise, next](Result<Done, SecretStoreError> right) {
        if (!right)
            return promise->finish(toLock(right));
        m_parts.wrapped->setPassphrase(std::move(*next)).then(this, [promise](Result<Done, SecretStoreError> set) {
            promise->finish(toLock(set));
        });
    });
    return answer;
}

ui::LockPort::Answer ProgramLock::check(Secret passphrase)
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    const LockBacking opens = backing();
    if (opens == LockBacking::none) {
        promise->finish(std::unexpected(LockError{.what = LockProblem::wrongPassphrase}));
        return answer;
    }
    auto checked = opens == LockBacking::passphrase ? m_parts.wrapped->check(std::move(passphrase))
                                                    : m_parts.store->check(std::move(passphrase));
    std::move(checked).then(this, [promise](Result<Done, SecretStoreError> right) { promise->finish(toLock(right)); });
    return answer;
}

ui::LockPort::Answer ProgramLock::remove(Secret old)
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    m_parts.wrapped->check(std::move(old)).then(this, [this, promise](Result<Done, SecretStoreError> right) {
        if (!right)
            return promise->finish(toLock(right));
        answered(m_parts.wrapped->removePassphrase(), [this] {
            m_memory.setUsesSystemCheck(false);
        }).then(this, [promise](Result<Done, LockError> removed) { promise->finish(std::move(removed)); });
    });
    return answer;
}

void ProgramLock::lookForSystemCheck()
{
    m_check->availability().then(this, [this](Result<system::PersonCheckState, PersonCheckError> state) {
        if (!state)
            m_systemCheck = SystemCheck::noService;
        else if (state->usable())
            m_systemCheck = SystemCheck::usable;
        else
            m_systemCheck =
                state->ways.isEmpty() ? SystemCheck::notOnThisSystem : systemCheckOf(state->ways.first().missing);
        Q_EMIT changed();
    });
}

bool ProgramLock::usesSystemCheck() const
{
    return backing() == LockBacking::passphrase && m_memory.usesSystemCheck();
}

ui::LockPort::Answer ProgramLock::setUseSystemCheck(bool use)
{
    if (!use) // first the key away, then the word that it is
        return answered(m_parts.wrapped->keepKeyInside(false), [this] { m_memory.setUsesSystemCheck(false); });
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    // Tried once: what cannot be answered now would not be answered before a locked window either.
    m_check->check(tr("unlock Sallyport")).then(this, [this, promise](Result<Done, PersonCheckError> yes) {
        if (!yes) {
            lookForSystemCheck();
            return promise->finish(std::unexpected(lockError(yes.error())));
        }
        answered(m_parts.wrapped->keepKeyInside(true), [this] {
            m_memory.setUsesSystemCheck(true);
        }).then(this, [promise](Result<Done, LockError> kept) { promise->finish(std::move(kept)); });
    });
    return answer;
}

void ProgramLock::lock()
{
    m_parts.wrapped->lock();
    if (m_parts.store != nullptr)
        m_parts.store->close();
    m_parts.drop();
}

ui::LockPort::Answer ProgramLock::unlock(Secret passphrase)
{
    if (backing() == LockBacking::passphrase)
        return answered(m_parts.wrapped->unlock(std::move(passphrase)));
    return answered(m_parts.store->open(std::move(passphrase)), [this] { m_parts.wrapped->reopen(); });
}

ui::LockPort::Answer ProgramLock::unlockBySystem()
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    if (!usesSystemCheck()) {
        promise->finish(std::unexpected(LockError{.what = LockProblem::checkMissing}));
        return answer;
    }
    m_check->check(tr("unlock Sallyport")).then(this, [this, promise](Result<Done, PersonCheckError> yes) {
        if (!yes)
            return promise->finish(std::unexpected(lockError(yes.error())));
        m_parts.wrapped->unlockFromInside().then(this, [this, promise](Result<Done, SecretStoreError> opened) {
            if (!opened && opened.error() == SecretStoreError::notFound)
                return promise->finish(std::unexpected(LockError{.what = LockProblem::keyMissing}));
            promise->finish(toLock(opened));
            if (opened)
                Q_EMIT changed();
        });
    });
    return answer;
}

ui::LockPort::Answer ProgramLock::giveUp()
{
    auto promise = std::make_shared<Promise<Done, LockError>>();
    auto answer = promise->task();
    if (backing() == LockBacking::storePassphrase) {
        m_parts.wrapped->reopen();
        return answered(m_parts.store->removeFile());
    }
    removeAll(keptKeys() << QStringLiteral("lock/wrap-key"), promise);
    return answer;
}

/// The lock file last: until all is gone the person can still change their mind.
void ProgramLock::removeAll(QStringList keys, const Shared& promise)
{
    if (keys.isEmpty()) {
        const bool removed = QFile::remove(m_paths.lockFile());
        m_parts.wrapped->reopen();
        m_memory.setUsesSystemCheck(false);
        m_memory.setTries({});
        promise->finish(removed ? Result<Done, LockError>(Done{})
                                : std::unexpected(lockError(SecretStoreError::failed)));
        return Q_EMIT changed();
    }
    const QString key = keys.takeFirst();
    m_parts.wrapped->remove(key).then(this, [this, keys, promise](Result<Done, SecretStoreError> removed) {
        if (!removed)
            return promise->finish(toLock(removed));
        removeAll(keys, promise);
    });
}

} // namespace sallyport::app
