// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/notice_bus.h"
#include "ui/alerts/notifier.h"
#include "ui/alerts/tray_badge.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace sallyport::ui {
namespace {

class DesktopNotifier : public Notifier {
public:
    bool hasTray() const override { return QSystemTrayIcon::isSystemTrayAvailable(); }

    NoticeReach reach() const override
    {
        if (!m_tray)
            return NoticeReach::unknown;
        if (m_bus && m_busReach != NoticeReach::none)
            return m_busReach;
        return trayShows() ? NoticeReach::shown : NoticeReach::none;
    }

    void look() override
    {
        begin();
        if (m_bus)
            m_bus->look();
        m_tray->setVisible(m_wanted && hasTray());
        tellReach();
    }

    void setTrayShown(bool shown) override
    {
        m_wanted = shown;
        if (shown)
            begin();
        if (m_tray)
            m_tray->setVisible(shown && hasTray());
    }

    void setBadge(qsizetype count) override
    {
        if (std::exchange(m_count, count) != count && m_tray)
            showCount();
    }

    void notify(const Notice& notice) override
    {
        if (m_bus && m_busReach != NoticeReach::none)
            return m_bus->notify(notice);
        if (trayShows())
            m_tray->showMessage(notice.title, notice.text,
                                notice.urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
    }

private:
    /// Not before there is something to tell: the start of the program does not wait for bus and tray.
    void begin()
    {
        if (m_tray)
            return;
        m_menu.addAction(tr("&Open Sallyport"), this, &Notifier::activated);
        m_menu.addAction(tr("&Quit"), this, &Notifier::quitWanted);
        m_tray = std::make_unique<QSystemTrayIcon>();
        m_tray->setContextMenu(&m_menu);
        showCount();
        connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, &Notifier::noticeClicked);
        connect(m_tray.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT activated();
        });
        m_bus = noticeBus();
        if (!m_bus)
            return;
        connect(m_bus.get(), &NoticeBus::clicked, this, &Notifier::noticeClicked);
        connect(m_bus.get(), &NoticeBus::looked, this, [this](NoticeReach reach) {
            m_busReach = reach;
            tellReach();
        });
    }

    void showCount()
    {
        m_tray->setIcon(badgedIcon(m_count));
        m_tray->setToolTip(m_count > 0 ? tr("Sallyport: alerts waiting: %1").arg(m_count)
                                       : QStringLiteral("Sallyport"));
    }

    bool trayShows() const { return m_tray && m_tray->isVisible() && hasTray() && QSystemTrayIcon::supportsMessages(); }

    void tellReach()
    {
        const auto now = std::pair(reach(), hasTray());
        if (std::exchange(m_told, now) != now)
            Q_EMIT reachChanged();
    }

    std::unique_ptr<NoticeBus> m_bus;
    NoticeReach m_busReach = NoticeReach::unknown;
    std::pair<NoticeReach, bool> m_told{NoticeReach::unknown, false};
    qsizetype m_count = 0;
    bool m_wanted = false;
    QMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_tray; // after the menu that it shows
};

} // namespace

std::unique_ptr<Notifier> desktopNotifier()
{
    return std::make_unique<DesktopNotifier>();
}

} // namespace sallyport::ui
