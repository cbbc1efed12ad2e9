// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/blocked_page.h"

#include "ui/text/messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

BlockedPage::BlockedPage(ActSink act, Clock clock, QWidget* parent)
    : WizardPage(std::move(act), parent),
      m_clock(std::move(clock)),
      m_banner(new Banner(this)),
      m_countdown(new TextLabel({}, TextLabel::Role::code, this))
{
    m_countdown->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    column->addWidget(m_countdown);
    connect(&m_timer, &QTimer::timeout, this, &BlockedPage::tick);
    m_timer.setInterval(1000);
}

void BlockedPage::fill(const auth::Blocked& state)
{
    m_state = state;
    if (state.untilMs)
        m_timer.start();
    tick();
}

QString BlockedPage::title() const
{
    switch (m_state.reason) {
    case auth::BlockReason::locked:
        return tr("Locked for a while");
    case auth::BlockReason::unreachable:
    case auth::BlockReason::cancelled:
        return tr("Not connected");
    case auth::BlockReason::notTrusted:
    case auth::BlockReason::metadataUnreadable:
    case auth::BlockReason::issuerMismatch:
    case auth::BlockReason::endpointElsewhere:
    case auth::BlockReason::tooWeak:
        return tr("Do not sign in here");
    case auth::BlockReason::noWayIn:
    case auth::BlockReason::serviceAsksUnknown:
        return tr("This cannot go on here");
    }
    return {};
}

bool BlockedPage::canContinue() const
{
    return secondsLeft() <= 0;
}

std::int64_t BlockedPage::secondsLeft() const
{
    return m_state.untilMs ? (*m_state.untilMs - m_clock.unixMs() + 999) / 1000 : 0;
}

void BlockedPage::submit()
{
    if (canContinue())
        act(auth::Retry{});
}

void BlockedPage::tick()
{
    const bool quiet = m_state.reason == auth::BlockReason::unreachable
        || m_state.reason == auth::BlockReason::cancelled || m_state.reason == auth::BlockReason::locked;
    m_banner->say(quiet ? Tone::warning : Tone::danger, message(m_state, m_clock.unixMs()));
    const std::int64_t left = secondsLeft();
    m_countdown->setVisible(left > 0);
    m_countdown->setText(countdownText(left));
    if (left <= 0)
        m_timer.stop();
    Q_EMIT changed();
}

} // namespace sallyport::ui
