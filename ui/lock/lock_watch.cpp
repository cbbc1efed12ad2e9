// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/lock_watch.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace sallyport::ui {

LockWatch::LockWatch(QObject* parent) : QObject(parent)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] { Q_EMIT lockWanted(LockReason::idle); });
    QCoreApplication::instance()->installEventFilter(this);
}

void LockWatch::setIdleLimit(std::chrono::milliseconds limit)
{
    if (limit.count() <= 0)
        return m_idle.stop();
    m_idle.start(limit);
}

bool LockWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (static_cast<int>(event->type())) {
    case QEvent::ShortcutOverride: // comes first, and also where a dialog or a field has the keyboard
        if (const auto* key = static_cast<QKeyEvent*>(event);
            key->key() == Qt::Key_L && key->modifiers() == Qt::ControlModifier) {
            QMetaObject::invokeMethod(this, [this] { Q_EMIT lockWanted(LockReason::asked); }, Qt::QueuedConnection);
            event->accept();
            return true;
        }
        [[fallthrough]];
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_idle.isActive())
            m_idle.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sallyport::ui
