// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChallengeCard: one code that the service asks for: by whom, from where, beside this computer's own place, until
// when, and for what is not of this computer "It wasn't me".
//   card->setChallenge(challenge, ChallengeOf::elsewhere, whereText(list), false);
#pragma once

#include "ui/text/challenge_messages.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class Button;
class FactRow;
class IconView;
class TextLabel;

class ChallengeCard : public Card {
    Q_OBJECT
public:
    explicit ChallengeCard(QWidget* parent = nullptr);
    /// `here`: this computer's place. `quiet`: the person has said that it is their own.
    void setChallenge(const account::CodeChallenge& challenge, ChallengeOf whose, const QString& here, bool quiet);
    /// Of several cards only one asks the person at a time.
    void setAsking(bool asking);
    void setSecondsLeft(std::int64_t seconds);
    const account::CodeChallenge& challenge() const { return m_challenge; }

Q_SIGNALS:
    void wasMe();
    void wasNotMe();

private:
    account::CodeChallenge m_challenge;
    ChallengeOf m_whose = ChallengeOf::elsewhere;
    IconView* m_icon;
    TextLabel* m_finding;
    TextLabel* m_advice;
    FactRow* m_what;
    FactRow* m_from;
    FactRow* m_here;
    FactRow* m_left;
    Button* m_mine;
    Button* m_notMine;
};

} // namespace sallyport::ui
