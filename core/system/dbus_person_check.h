// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DbusPersonCheck: the PersonCheck of Linux and the BSDs: polkit with the action of resources/polkit, and where that is
// not to be had fprintd. Both are on the system bus, where no program of this person can take their names.
//   DbusPersonCheck check(QDBusConnection::systemBus());
#pragma once

#include "core/system/person_check.h"

#include <QDBusConnection>
#include <QObject>

#include <chrono>

namespace sallyport::system {

class DbusPersonCheck : public QObject, public PersonCheck {
    Q_OBJECT
public:
    explicit DbusPersonCheck(const QDBusConnection& systemBus,
                             std::chrono::milliseconds personsLimit = std::chrono::minutes(2),
                             std::chrono::milliseconds answerLimit = std::chrono::seconds(5));

    Task<PersonCheckState, PersonCheckError> availability() override;
    Task<Done, PersonCheckError> check(const QString& reason, const CancelToken& cancel = {}) override;

private:
    QDBusConnection m_bus;
    const std::chrono::milliseconds m_personsLimit;
    const std::chrono::milliseconds m_answerLimit;
    bool m_agentMissing = false; ///< at the last try
    std::weak_ptr<void> m_running;
};

} // namespace sallyport::system
