// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PolkitAuthority: asks polkit about one action and this program itself.
//   PolkitAuthority polkit(bus, action);  polkit.probe(this, 5s, [](PersonCheckMissing missing) { ... });
#pragma once

#include "core/system/bus_question.h"
#include "core/system/person_check.h"

namespace sallyport::system {

/// The action that must be installed for polkit to know us: resources/polkit.
extern const QString unlockAction;

class PolkitAuthority {
public:
    PolkitAuthority(const QDBusConnection& systemBus, QString action) : m_bus(systemBus), m_action(std::move(action)) {}

    /// Whether polkit would ask the person. Shows nothing.
    void probe(QObject* receiver, std::chrono::milliseconds limit,
               std::function<void(PersonCheckMissing)> answered) const;

    /// Has polkit ask the person. The number is for cancel(). Errors: refused, cancelled, noAgent, lost.
    QString ask(QObject* receiver, std::chrono::milliseconds limit,
                std::function<void(Result<Done, PersonCheckError>)> answered) const;
    /// Takes the prompt away.
    void cancel(const QString& number) const;

private:
    QDBusMessage question(uint flags, const QString& number) const;

    QDBusConnection m_bus;
    QString m_action;
};

} // namespace sallyport::system
