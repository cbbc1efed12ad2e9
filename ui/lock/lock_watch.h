// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockWatch: what in this program itself asks for the lock: Ctrl+L, wherever the keyboard is, and, where the system
// does not tell when the person is idle, that nothing has been pressed or moved here for so long.
//   LockWatch watch;  watch.setIdleLimit(std::chrono::minutes(5));
#pragma once

#include "ui/lock/lock_port.h"

#include <QTimer>

namespace sallyport::ui {

class LockWatch : public QObject {
    Q_OBJECT
public:
    /// Watches the whole program.
    explicit LockWatch(QObject* parent = nullptr);
    /// Zero: never.
    void setIdleLimit(std::chrono::milliseconds limit);

Q_SIGNALS:
    /// From the event loop, never out of a widget's own event: the widget may die of it.
    void lockWanted(sallyport::ui::LockReason reason);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTimer m_idle;
};

} // namespace sallyport::ui
