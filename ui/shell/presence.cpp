// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/presence.h"

#include <QCoreApplication>
#include <QEvent>

namespace sallyport::ui {

namespace {

constexpr qsizetype mostMinutes = 10'000; // about a week without a pause

} // namespace

Presence::Presence(Clock clock, QObject* parent) : QObject(parent), m_clock(std::move(clock))
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Presence::wasHere(std::int64_t unixSeconds) const
{
    const std::int64_t minute = unixSeconds / 60;
    return m_minutes.contains(minute - 1) || m_minutes.contains(minute) || m_minutes.contains(minute + 1);
}

bool Presence::eventFilter(QObject* watched, QEvent* event)
{
    // Spontaneous: from the desktop, not made by this program itself.
    const bool acts = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress;
    if (acts && event->spontaneous() && m_minutes.size() < mostMinutes)
        m_minutes.insert(m_clock.unixSeconds() / 60);
    return QObject::eventFilter(watched, event);
}

} // namespace sallyport::ui
