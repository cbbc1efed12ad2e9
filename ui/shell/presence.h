// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Presence: at what times somebody pressed keys or buttons in this program since it was started, to the minute. Told
// only as that: who it was is not known, and what was before is not either.
//   if (presence.wasHere(session.createdAt)) ...
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QSet>

namespace sallyport::ui {

class Presence : public QObject {
    Q_OBJECT
public:
    /// Watches the whole program.
    explicit Presence(Clock clock, QObject* parent = nullptr);

    /// True if somebody was at it within a minute of that second of this computer's clock.
    bool wasHere(std::int64_t unixSeconds) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Clock m_clock;
    QSet<std::int64_t> m_minutes;
};

} // namespace sallyport::ui
