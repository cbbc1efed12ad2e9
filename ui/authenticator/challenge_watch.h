// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChallengeWatch: knows what the service asks codes for. Asks again and again while somebody looks, and once whenever
// it is told to: an alert came, the page was opened.
//   watch.setWatching(isVisible());   connect(&watch, &ChallengeWatch::changed, this, &Page::show);
#pragma once

#include "core/account/authenticator_service.h"

#include <QTimer>

namespace sallyport::ui {

class ChallengeWatch : public QObject {
    Q_OBJECT
public:
    /// `authenticators` must outlive this. `interval`: between an answer and the next question.
    explicit ChallengeWatch(account::AuthenticatorService& authenticators, QObject* parent = nullptr,
                            std::chrono::milliseconds interval = std::chrono::seconds(4));

    void setWatching(bool watching);
    bool isWatching() const { return m_watching; }
    /// Until the next question: after each failure twice as long, up to sixteen times.
    std::chrono::milliseconds pause() const { return m_pause; }
    /// Asks now, watching or not. One question at a time: asked meanwhile, once more afterwards.
    void look();

    /// The last answer; nothing before the first, and after a failure.
    const std::optional<account::ChallengeList>& list() const { return m_list; }
    /// Why the last question failed.
    const std::optional<account::AccountError>& error() const { return m_error; }

Q_SIGNALS:
    /// An answer is there, the same as before or not.
    void changed();

private:
    void take(Result<account::ChallengeList, account::AccountError> answer);

    account::AuthenticatorService& m_authenticators;
    std::optional<account::ChallengeList> m_list;
    std::optional<account::AccountError> m_error;
    QTimer m_timer;
    const std::chrono::milliseconds m_interval;
    std::chrono::milliseconds m_pause;
    bool m_watching = false;
    bool m_asking = false;
    bool m_again = false;
};

} // namespace sallyport::ui
