// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChannelLine: whether alerts get through, in a line: alive and since when, connecting, trying again and when, received
// elsewhere, stopped; what was refused; and Retry now. Counts the seconds only while it is seen.
//   column->addWidget(new ChannelLine(channel, clock, this));
#pragma once

#include "core/base/clock.h"
#include "ui/alerts/alert_channel.h"
#include "ui/widgets/card.h"

#include <QBasicTimer>

namespace sallyport::ui {

class Button;
class IconView;
class TextLabel;

/// How far the channel can be relied upon, as a colour.
Tone channelTone(const AlertChannel& channel, std::int64_t now);

class ChannelLine : public Card {
    Q_OBJECT
public:
    /// `channel` must outlive this.
    ChannelLine(AlertChannel& channel, Clock clock, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void refresh();
    void prove();

    AlertChannel& m_channel;
    Clock m_clock;
    QBasicTimer m_timer;
    IconView* m_icon;
    TextLabel* m_finding;
    TextLabel* m_advice;
    TextLabel* m_refused;
    TextLabel* m_outcome; ///< why the last asked-for proof did not come
    Button* m_retry;
    Button* m_prove;
    std::optional<account::StreamPhase> m_phase; ///< as last told
    bool m_proving = false;
};

} // namespace sallyport::ui
