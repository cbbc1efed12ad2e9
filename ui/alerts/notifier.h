// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notifier: the port to the desktop's tray and notifications. desktopNotifier() is the real one: Qt's tray icon, and
// org.freedesktop.Notifications where there is a session bus.
//   notifier.notify({.title = tr("12 new alerts"), .urgent = true});
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace sallyport::ui {

/// Short and plain; never markup.
struct Notice {
    QString title;
    QString text = {};
    bool urgent = false;
};

/// Whether a notice would be seen.
enum class NoticeReach {
    unknown, ///< not yet found out
    shown,
    muted, ///< the desktop's notifications are switched off ("do not disturb")
    none   ///< no tray that shows messages, and no notification service
};

class Notifier : public QObject {
    Q_OBJECT
public:
    virtual bool hasTray() const = 0;
    virtual NoticeReach reach() const = 0;
    /// Looks again; reachChanged if it is different.
    virtual void look() = 0;
    /// The tray icon, while there is something to watch.
    virtual void setTrayShown(bool shown) = 0;
    /// How many wait for the person, on the tray icon; 0 takes the badge away.
    virtual void setBadge(qsizetype count) = 0;
    virtual void notify(const Notice& notice) = 0;

Q_SIGNALS:
    /// The person clicked the tray icon; the window is to be raised.
    void activated();
    /// The person clicked a notice; the window is to be raised on the alerts.
    void noticeClicked();
    /// The tray's menu: end the program.
    void quitWanted();
    void reachChanged();
};

/// Whether closing the window leaves the program in the tray: the person's choice, no by default.
struct TrayChoice {
    std::function<bool()> stays = {};
    std::function<void(bool)> setStays = {};
};

std::unique_ptr<Notifier> desktopNotifier();

} // namespace sallyport::ui
