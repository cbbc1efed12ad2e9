// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/dbus_person_check.h"

#include "core/system/fingerprint_reader.h"
#include "core/system/polkit_authority.h"

#include <QPointer>
#include <QTimer>

namespace sallyport::system {

namespace {

/// Asks both whether they could be asked.
struct StateQuestion : QObject {
    Promise<PersonCheckState, PersonCheckError> promise;
    std::optional<PersonCheckMissing> polkit;
    std::optional<PersonCheckMissing> fingerprint;

    void answer()
    {
        if (!polkit || !fingerprint)
            return;
        promise.finish(
            PersonCheckState{{{PersonCheckMethod::polkit, *polkit}, {PersonCheckMethod::fingerprint, *fingerprint}}});
        deleteLater();
    }
};

/// One check from its beginning to its one answer.
struct Check : QObject {
    Promise<Done, PersonCheckError> promise;
    std::unique_ptr<FingerprintReader> reader;
    std::optional<QString> polkitNumber; ///< while its prompt is open
    QTimer limit;
    std::shared_ptr<void> running = std::make_shared<int>(0);

    void answer(Result<Done, PersonCheckError> result)
    {
        running.reset();
        promise.finish(result);
        deleteLater();
    }
};

} // namespace

DbusPersonCheck::DbusPersonCheck(const QDBusConnection& systemBus, std::chrono::milliseconds personsLimit,
                                 std::chrono::milliseconds answerLimit)
    : m_bus(systemBus), m_personsLimit(personsLimit), m_answerLimit(answerLimit)
{
}

Task<PersonCheckState, PersonCheckError> DbusPersonCheck::availability()
{
    auto* question = new StateQuestion;
    auto task = question->promise.task();
    const PolkitAuthority polkit(m_bus, unlockAction);
    polkit.probe(question, m_answerLimit, [question, self = QPointer(this)](PersonCheckMissing missing) {
        const bool noAgent = missing == PersonCheckMissing::nothing && self && self->m_agentMissing;
        question->polkit = noAgent ? PersonCheckMissing::noAgent : missing;
        question->answer();
    });
    FingerprintReader::probe(question, m_bus, m_answerLimit, [question](PersonCheckMissing missing) {
        question->fingerprint = missing;
        question->answer();
    });
    return task;
}

Task<Done, PersonCheckError> DbusPersonCheck::check(const QString&, const CancelToken& cancel)
{
    using Answer = Task<Done, PersonCheckError>;
    if (!m_running.expired())
        return Answer::ready(std::unexpected(PersonCheckError::busy));
    auto* check = new Check;
    m_running = check->running;
    auto task = check->promise.task();
    const PolkitAuthority polkit(m_bus, unlockAction);
    const auto stop = [check, polkit](PersonCheckError error) {
        if (check->polkitNumber)
            polkit.cancel(*check->polkitNumber);
        check->answer(std::unexpected(error));
    };
    cancel.onCancelled([check = QPointer(check), stop] {
        if (check)
            stop(PersonCheckError::cancelled);
    });
    check->limit.setSingleShot(true);
    connect(&check->limit, &QTimer::timeout, check, [stop] { stop(PersonCheckError::timedOut); });
    check->limit.start(m_personsLimit);

    const auto tryFinger = [check, bus = m_bus, answerLimit = m_answerLimit](PersonCheckError otherwise) {
        FingerprintReader::probe(check, bus, answerLimit, [=](PersonCheckMissing missing) {
            if (missing != PersonCheckMissing::nothing)
                return check->answer(std::unexpected(otherwise));
            check->reader = std::make_unique<FingerprintReader>(bus, answerLimit);
            connect(check->reader.get(), &FingerprintReader::finished, check,
                    [check](Result<Done, PersonCheckError> result) { check->answer(result); });
            check->reader->verify();
        });
    };
    // First without a prompt: a yes that comes without asking anybody must not count.
    polkit.probe(check, m_answerLimit, [=, this, self = QPointer(this)](PersonCheckMissing missing) {
        if (missing != PersonCheckMissing::nothing)
            return tryFinger(PersonCheckError::unavailable);
        check->polkitNumber = polkit.ask(check, m_personsLimit, [=, this](Result<Done, PersonCheckError> result) {
            check->polkitNumber.reset();
            const bool noAgent = result == std::unexpected(PersonCheckError::noAgent);
            if (self)
                m_agentMissing = noAgent;
            if (noAgent)
                tryFinger(PersonCheckError::noAgent);
            else
                check->answer(result);
        });
    });
    return task;
}

} // namespace sallyport::system
