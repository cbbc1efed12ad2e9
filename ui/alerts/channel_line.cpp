// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/channel_line.h"

#include "ui/text/alert_messages.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QTimerEvent>

namespace sallyport::ui {

using account::StreamPhase;

namespace {

void put(TextLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

Icon channelIcon(Tone tone)
{
    return tone == Tone::success ? Icon::done : tone == Tone::warning ? Icon::warning : Icon::clock;
}

} // namespace

Tone channelTone(const AlertChannel& channel, std::int64_t now)
{
    const std::int64_t proof = channel.lastProofOfLife();
    switch (channel.state().phase) {
    case StreamPhase::alive:
    case StreamPhase::elsewhere:
        if (proof == 0)
            return Tone::normal;
        return now - proof < proofIsOld ? Tone::success : Tone::warning;
    case StreamPhase::idle:
    case StreamPhase::connecting:
        return Tone::normal;
    case StreamPhase::retrying:
    case StreamPhase::stopped:
        break;
    }
    return Tone::warning;
}

ChannelLine::ChannelLine(AlertChannel& channel, Clock clock, QWidget* parent)
    : Card(parent),
      m_channel(channel),
      m_clock(std::move(clock)),
      m_icon(new IconView(1.3, this)),
      m_finding(new TextLabel({}, TextLabel::Role::strong, this)),
      m_advice(new TextLabel({}, this)),
      m_refused(new TextLabel({}, this)),
      m_outcome(new TextLabel({}, this)),
      m_retry(new Button(tr("&Retry now"), Button::Kind::plain, this)),
      m_prove(new Button(tr("Ask for a &proof"), Button::Kind::quiet, this))
{
    m_refused->setTone(Tone::warning);
    m_outcome->setTone(Tone::warning);
    m_prove->setToolTip(tr("Asks the service for a test message, which comes the way alerts come"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.15));
    for (TextLabel* label : {m_finding, m_advice, m_refused, m_outcome})
        texts->addWidget(label);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 0.75), ems(this, 0.5), ems(this, 0.75), ems(this, 0.5));
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(texts, 1);
    row->addWidget(m_retry, 0, Qt::AlignVCenter);
    row->addWidget(m_prove, 0, Qt::AlignVCenter);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_channel.retryNow(); });
    connect(m_prove, &QPushButton::clicked, this, &ChannelLine::prove);
    connect(&channel, &AlertChannel::stateChanged, this, &ChannelLine::refresh);
    connect(&channel, &AlertChannel::proofOfLifeCame, this, &ChannelLine::refresh);
    refresh();
}

void ChannelLine::refresh()
{
    const std::int64_t now = m_clock.unixSeconds();
    const StreamPhase phase = m_channel.state().phase;
    const Message said = message(m_channel.state(), m_channel.lastProofOfLife(), now);
    const Tone tone = channelTone(m_channel, now);
    setTone(tone);
    m_icon->setIcon(icon(channelIcon(tone), tone));
    put(m_finding, said.finding);
    put(m_advice, said.advice);
    put(m_refused, refusedText(m_channel.refusedCount()));
    const bool listening = phase == StreamPhase::alive || phase == StreamPhase::elsewhere;
    m_retry->setVisible(phase == StreamPhase::retrying);
    m_prove->setVisible(listening);
    m_prove->setEnabled(!m_proving);
    m_outcome->setVisible(listening && !m_outcome->text().isEmpty());
    setAccessibleName(QStringList{said.text(), m_refused->text()}.join(u' ').trimmed());
    if (std::exchange(m_phase, phase) != phase && isVisible())
        announce(this);
}

void ChannelLine::prove()
{
    m_proving = true;
    put(m_outcome, {});
    refresh();
    m_channel.prove().then(this, [this](Result<std::int64_t, account::ProofError> proof) {
        m_proving = false;
        put(m_outcome, proof ? QString() : message(proof.error()).text());
        refresh();
    });
}

void ChannelLine::showEvent(QShowEvent* event)
{
    m_timer.start(1000, this);
    refresh();
    Card::showEvent(event);
}

void ChannelLine::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    Card::hideEvent(event);
}

void ChannelLine::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_timer.timerId())
        return refresh();
    Card::timerEvent(event);
}

} // namespace sallyport::ui
