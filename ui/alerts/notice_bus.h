// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeBus: the session bus's org.freedesktop.Notifications, for desktopNotifier() alone. There is none where Qt has
// no D-Bus: Windows and macOS show notices through their tray.
//   if (auto bus = noticeBus()) bus->look();
#pragma once

#include "ui/alerts/notifier.h"

namespace sallyport::ui {

class NoticeBus : public QObject {
    Q_OBJECT
public:
    /// Asks whether there is such a service and whether it is muted; `looked` says,
    /// at once where there is no bus.
    virtual void look() = 0;
    virtual void notify(const Notice& notice) = 0;

Q_SIGNALS:
    void looked(sallyport::ui::NoticeReach reach);
    void clicked();
};

/// Null where there can be none.
std::unique_ptr<NoticeBus> noticeBus();

} // namespace sallyport::ui
