// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authenticator/challenge_panel.h"

#include "ui/text/account_messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QGuiApplication>

namespace sallyport::ui {

ChallengePanel::ChallengePanel(account::AuthenticatorService& authenticators, ChallengeContext context, QWidget* parent)
    : QWidget(parent),
      m_context(std::move(context)),
      m_watch(authenticators),
      m_column(new QVBoxLayout(this)),
      m_quiet(mutedLabel(tr("The service asks nobody for a code right now. If somebody tells you it does, they lie."),
                         this)),
      m_trouble(new Banner(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(ems(this, 0.8));
    m_column->addWidget(m_quiet);
    m_column->addWidget(m_trouble);
    m_quiet->hide(); // not before the service has said so
    connect(&m_watch, &ChallengeWatch::changed, this, &ChallengePanel::rebuild);
    connect(&m_timer, &QTimer::timeout, this, &ChallengePanel::tick);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &ChallengePanel::follow);
}

void ChallengePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void ChallengePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    follow();
}

void ChallengePanel::follow()
{
    const bool watching = isVisible() && QGuiApplication::applicationState() == Qt::ApplicationActive;
    m_watch.setWatching(watching);
    if (watching)
        m_timer.start(1000);
    else
        m_timer.stop();
}

/// Without those whose time is over: the answer may be some seconds old.
std::vector<account::CodeChallenge> ChallengePanel::current() const
{
    std::vector<account::CodeChallenge> list;
    if (!m_watch.list())
        return list;
    for (const auto& challenge : m_watch.list()->challenges) {
        if (challenge.expiresAt > m_context.now())
            list.push_back(challenge);
    }
    // The gravest first; of one sort the newest, as they came. Last what the person has said to be their own.
    std::ranges::stable_sort(list, std::ranges::greater(),
                             [this](const auto& c) { return std::pair(!m_mine.contains(c.id), whoseIs(c)); });
    return list;
}

ChallengeOf ChallengePanel::whoseIs(const account::CodeChallenge& challenge) const
{
    return whose(challenge, *m_watch.list(), m_context.deviceId);
}

bool ChallengePanel::isAskedHere() const
{
    return std::ranges::any_of(current(), [this](const auto& challenge) {
        const auto who = whoseIs(challenge);
        return who == ChallengeOf::thisSession || who == ChallengeOf::thisComputer;
    });
}

void ChallengePanel::rebuild()
{
    const auto list = current();
    while (m_cards.size() > qsizetype(list.size()))
        m_cards.takeLast()->deleteLater();
    while (m_cards.size() < qsizetype(list.size())) {
        auto* card = new ChallengeCard(this);
        connect(card, &ChallengeCard::wasMe, this, [this, card] { quieten(card->challenge().id); });
        connect(card, &ChallengeCard::wasNotMe, this, [this, card] { Q_EMIT wasNotMe(card->challenge()); });
        m_column->addWidget(card);
        m_cards.append(card);
    }
    m_strangers = 0;
    bool asking = true; // the gravest; when it is judged the next one
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        const auto& challenge = list[std::size_t(i)];
        const ChallengeOf who = whoseIs(challenge);
        const bool quiet = m_mine.contains(challenge.id);
        m_cards[i]->setChallenge(challenge, who, whereText(*m_watch.list()), quiet);
        const bool mayAsk = who != ChallengeOf::thisSession && !quiet;
        m_cards[i]->setAsking(mayAsk && asking);
        asking = asking && !mayAsk;
        m_strangers += who >= ChallengeOf::otherDevice && !quiet ? 1 : 0;
    }
    tick();
    m_quiet->setVisible(m_watch.list() && list.empty());
    if (const auto& error = m_watch.error())
        m_trouble->say(Tone::warning,
                       {tr("Whether a code is asked for cannot be told at the moment."), message(*error).text()});
    else
        m_trouble->hush();
    Q_EMIT changed();
}

void ChallengePanel::tick()
{
    const std::int64_t now = m_context.now();
    bool over = false;
    for (ChallengeCard* card : m_cards) {
        card->setSecondsLeft(card->challenge().expiresAt - now);
        over = over || card->challenge().expiresAt <= now;
    }
    if (over && m_watch.list())
        QTimer::singleShot(0, this, &ChallengePanel::rebuild);
}

void ChallengePanel::quieten(const QString& id)
{
    m_mine.insert(id);
    rebuild();
}

} // namespace sallyport::ui
