// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeNotifier: a desktop whose tray and notifications a test sets, and which remembers what it was told.
//   notifier.m_reach = ui::NoticeReach::none;  CHECK(notifier.m_notices.size() == 1);
#pragma once

#include "ui/alerts/notifier.h"

#include <QList>

namespace sallyport::test {

class FakeNotifier : public ui::Notifier {
public:
    bool hasTray() const override { return m_hasTray; }
    ui::NoticeReach reach() const override { return m_reach; }
    void look() override { ++m_looks; }
    void setTrayShown(bool shown) override { m_trayShown = shown; }
    void setBadge(qsizetype count) override { m_badge = count; }
    void notify(const ui::Notice& notice) override { m_notices.append(notice); }

    void become(ui::NoticeReach reach, bool hasTray)
    {
        m_reach = reach;
        m_hasTray = hasTray;
        Q_EMIT reachChanged();
    }

    bool m_hasTray = true;
    ui::NoticeReach m_reach = ui::NoticeReach::shown;
    bool m_trayShown = false;
    qsizetype m_badge = 0;
    int m_looks = 0;
    QList<ui::Notice> m_notices;
};

} // namespace sallyport::test
