// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// IdleTimer: turns "how long has nobody touched anything?" into "nobody has for so long": asks only when it could be.
//   IdleTimer timer([](auto answer) { answer(idleNow()); });  timer.setLimit(15min);
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace sallyport::system {

class IdleTimer : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(std::optional<std::chrono::milliseconds>)>;
    /// `ask` calls its argument once, at once or later, with the idle time or nothing where it cannot be had.
    explicit IdleTimer(std::function<void(Answer)> ask);

    /// Zero switches it off; less than a second counts as one.
    void setLimit(std::chrono::milliseconds limit);

Q_SIGNALS:
    void idleFor(std::chrono::milliseconds idle);

private:
    void look();
    void judge(std::optional<std::chrono::milliseconds> idle);

    const std::function<void(Answer)> m_ask;
    std::chrono::milliseconds m_limit{0};
    std::chrono::milliseconds m_next{0}; ///< idle time at which to speak again
    QTimer m_timer;
};

} // namespace sallyport::system
