// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChallengePanel: what the service asks codes for at this moment, one card each. It asks only while it is visible and
// the program is in front, and at once when told to look.
//   auto* panel = new ChallengePanel(authenticators, {.deviceId = facts.deviceId, .now = now}, this);
#pragma once

#include "ui/authenticator/challenge_card.h"
#include "ui/authenticator/challenge_watch.h"

#include <QSet>

#include <functional>

class QVBoxLayout;

namespace sallyport::ui {

class Banner;

/// What the challenges are compared with.
struct ChallengeContext {
    QString deviceId = {};                  ///< this computer's device key; may be empty
    std::function<std::int64_t()> now = {}; ///< seconds since 1970 by the service's clock
};

class ChallengePanel : public QWidget {
    Q_OBJECT
public:
    /// `authenticators` must outlive the panel.
    ChallengePanel(account::AuthenticatorService& authenticators, ChallengeContext context, QWidget* parent = nullptr);

    /// Asks at once, visible or not.
    void look() { m_watch.look(); }
    /// The service waits for a code for this very computer.
    bool isAskedHere() const;
    /// How many the person has to look at: those of others that they have not said to be their own.
    qsizetype strangers() const { return m_strangers; }

Q_SIGNALS:
    void changed();
    void wasNotMe(const sallyport::account::CodeChallenge& challenge);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void follow();
    void rebuild();
    void tick();
    std::vector<account::CodeChallenge> current() const;
    ChallengeOf whoseIs(const account::CodeChallenge& challenge) const;
    void quieten(const QString& id);

    ChallengeContext m_context;
    ChallengeWatch m_watch;
    QVBoxLayout* m_column;
    QWidget* m_quiet; ///< "nothing is asked for"
    Banner* m_trouble;
    QList<ChallengeCard*> m_cards;
    QSet<QString> m_mine; ///< said to be the person's own, while this window is open
    qsizetype m_strangers = 0;
    QTimer m_timer;
};

} // namespace sallyport::ui
