// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authenticator/challenge_card.h"

#include "ui/text/time_text.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

namespace {

Tone toneOf(ChallengeOf whose)
{
    switch (whose) {
    case ChallengeOf::thisSession:
    case ChallengeOf::thisComputer:
        return Tone::normal;
    case ChallengeOf::otherDevice:
    case ChallengeOf::sameNetwork:
        return Tone::warning;
    case ChallengeOf::elsewhere:
        break;
    }
    return Tone::danger;
}

} // namespace

ChallengeCard::ChallengeCard(QWidget* parent)
    : Card(parent),
      m_icon(new IconView(1.3, this)),
      m_finding(new TextLabel({}, TextLabel::Role::heading, this)),
      m_advice(new TextLabel({}, this)),
      m_what(new FactRow(tr("Asked for"), this)),
      m_from(new FactRow(tr("Asked from"), this)),
      m_here(new FactRow(tr("This computer"), this)),
      m_left(new FactRow(tr("Over in"), this)),
      m_mine(new Button(tr("It was &me"), Button::Kind::plain, this)),
      m_notMine(new Button(tr("It &wasn't me…"), Button::Kind::danger, this))
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.4));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_finding, m_what, m_from, m_here, m_left, m_advice})
        texts->addWidget(widget);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_mine);
    buttons->addWidget(m_notMine);
    texts->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 1), ems(this, 0.8), ems(this, 1.2), ems(this, 0.8));
    row->setSpacing(ems(this, 0.7));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    connect(m_mine, &QPushButton::clicked, this, &ChallengeCard::wasMe);
    connect(m_notMine, &QPushButton::clicked, this, &ChallengeCard::wasNotMe);
}

void ChallengeCard::setChallenge(const account::CodeChallenge& challenge, ChallengeOf whose, const QString& here,
                                 bool quiet)
{
    const bool isNew = challenge.id != m_challenge.id;
    m_challenge = challenge;
    m_whose = whose;
    const Message said = message(challenge, whose);
    const Tone tone = quiet ? Tone::normal : toneOf(whose);
    const bool ours = whose == ChallengeOf::thisSession || whose == ChallengeOf::thisComputer;
    setTone(tone);
    m_icon->setIcon(icon(ours || quiet ? Icon::key : Icon::warning, tone));
    m_finding->setText(quiet ? tr("You said that this is you") : said.finding);
    m_advice->setText(quiet ? tr("Give the code to nobody else.") : said.advice);
    m_what->setValue(purposeText(challenge.purpose));
    m_from->setValue(whereText(challenge));
    m_from->setTone(tone);
    m_here->setValue(here);
    setAccessibleName(m_finding->text() + u' ' + m_advice->text());
    if (isNew)
        announce(this);
}

void ChallengeCard::setAsking(bool asking)
{
    m_mine->setVisible(asking && m_whose != ChallengeOf::thisComputer);
    m_notMine->setVisible(asking);
}

void ChallengeCard::setSecondsLeft(std::int64_t seconds)
{
    m_left->setValue(spanText(std::max<std::int64_t>(seconds, 1)));
}

} // namespace sallyport::ui
