// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authenticator/challenge_watch.h"

namespace sallyport::ui {

ChallengeWatch::ChallengeWatch(account::AuthenticatorService& authenticators, QObject* parent,
                               std::chrono::milliseconds interval)
    : QObject(parent), m_authenticators(authenticators), m_interval(interval), m_pause(interval)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChallengeWatch::look);
}

void ChallengeWatch::setWatching(bool watching)
{
    if (std::exchange(m_watching, watching) == watching)
        return;
    m_pause = m_interval;
    if (watching)
        look();
    else
        m_timer.stop();
}

void ChallengeWatch::look()
{
    m_timer.stop();
    if (std::exchange(m_asking, true)) {
        m_again = true;
        return;
    }
    m_authenticators.challenges().then(
        this, [this](Result<account::ChallengeList, account::AccountError> answer) { take(std::move(answer)); });
}

void ChallengeWatch::take(Result<account::ChallengeList, account::AccountError> answer)
{
    m_asking = false;
    if (answer) {
        m_list = std::move(*answer);
        m_error.reset();
        m_pause = m_interval;
    } else {
        // What was asked for a while ago may be over: it is not shown as if it still stood.
        m_list.reset();
        m_error = std::move(answer.error());
        m_pause = std::min(m_pause * 2, m_interval * 16);
    }
    if (std::exchange(m_again, false))
        look();
    else if (m_watching)
        m_timer.start(m_pause);
    Q_EMIT changed();
}

} // namespace sallyport::ui
