// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ComputerCheck: keeps the plate's word on this computer, and opens the checks behind it when the person asks.
//   m_computer = new ComputerCheck(services, plate, [this] { return question(); }, this);  m_computer->look();
#pragma once

#include "ui/shell/app_services.h"

#include <QObject>
#include <QPointer>

namespace sallyport::ui {

class AddressPlate;
class PreflightDialog;

class ComputerCheck : public QObject {
    Q_OBJECT
public:
    /// `services`, `plate` and what `offset` looks at must outlive it. `offset`: the service's clock minus ours, once
    /// it is known.
    ComputerCheck(const AppServices& services, AddressPlate* plate, const origin::ServiceProfile& profile,
                  std::function<std::optional<std::chrono::seconds>()> offset, QObject* parent);

    /// Looks (again); the plate follows. Nothing where the house has no pre-flight.
    void look();

private:
    void take(const QList<system::Check>& checks);
    void open();

    const AppServices& m_services;
    AddressPlate* m_plate;
    const QStringList m_hosts;
    const QByteArray m_ca;
    const std::function<std::optional<std::chrono::seconds>()> m_offset;
    int m_looks = 0; ///< only the answer to the last one counts
    QList<system::Check> m_checks;
    QPointer<PreflightDialog> m_dialog;
};

} // namespace sallyport::ui
