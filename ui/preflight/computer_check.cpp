// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/computer_check.h"

#include "ui/preflight/preflight_dialog.h"
#include "ui/widgets/address_plate.h"

#include <QGuiApplication>

namespace sallyport::ui {
namespace {

system::WindowSystem windowSystem()
{
    const QString name = QGuiApplication::platformName();
    if (name == QStringLiteral("xcb"))
        return system::WindowSystem::x11;
    if (name.startsWith(QStringLiteral("wayland")))
        return system::WindowSystem::wayland;
    return name == QStringLiteral("windows") ? system::WindowSystem::windows : system::WindowSystem::other;
}

} // namespace

ComputerCheck::ComputerCheck(const AppServices& services, AddressPlate* plate, const origin::ServiceProfile& profile,
                             std::function<std::optional<std::chrono::seconds>()> offset, QObject* parent)
    : QObject(parent),
      m_services(services),
      m_plate(plate),
      m_hosts(origin::knownHosts(profile)),
      m_ca(profile.caCertificatePem),
      m_offset(std::move(offset))
{
    connect(plate, &AddressPlate::computerAsked, this, &ComputerCheck::open);
}

void ComputerCheck::look()
{
    if (!m_services.preflight)
        return;
    if (m_checks.isEmpty())
        m_plate->showComputer(std::nullopt);
    m_services
        .preflight({.hosts = m_hosts, .caCertificatePem = m_ca, .clockOffset = m_offset(), .windows = windowSystem()})
        .then(this, [this, look = ++m_looks](const Result<QList<system::Check>, system::PreflightError>& checks) {
            if (look == m_looks)
                take(checks.value_or(QList<system::Check>()));
        });
}

void ComputerCheck::take(const QList<system::Check>& checks)
{
    m_checks = checks;
    m_plate->showComputer(system::worstOf(checks));
    if (m_dialog)
        m_dialog->show(checks);
}

void ComputerCheck::open()
{
    m_dialog = new PreflightDialog(m_plate->window());
    connect(m_dialog, &PreflightDialog::lookWanted, this, [this] {
        m_dialog->showLooking();
        look();
    });
    if (!m_checks.isEmpty())
        m_dialog->show(m_checks);
    m_dialog->showLooking(); // what was in order a while ago need not be now
    m_dialog->open();
    look();
}

} // namespace sallyport::ui
