// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/not_me_page.h"

#include "ui/alerts/alert_delegate.h"
#include "ui/alerts/step_card.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QHideEvent>

namespace sallyport::ui {

using account::NotMeStep;
using account::StepState;

NotMePage::NotMePage(account::AlertStore& store, account::AccountService& account, const Here& here, const QString& jti,
                     Clock clock, const PassphraseHelp& passphrase, QWidget* parent)
    : QWidget(parent), m_run(store, account, jti), m_clock(std::move(clock)), m_finished(new Banner(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 0.8));
    column->addWidget(buildHead(store.find(jti).value_or(account::Alert{}), here));
    column->addWidget(m_finished);
    buildCards(passphrase);
    for (StepCard* card : m_cards) {
        column->addWidget(card);
        connect(card, &StepCard::wanted, this, &NotMePage::start);
        connect(card, &StepCard::leftOut, this, [this](NotMeStep step) { m_run.skip(step); });
    }
    column->addStretch();
    connect(&m_run, &account::NotMeRun::changed, this, &NotMePage::refresh);
    refresh();
    if (!store.steps(jti)) // kept from the first look on, so that a restart finds them
        store.keepSteps(jti, m_run.steps()).then(this, [](Result<Done, secrets::SecretStoreError>) {});
}

QWidget* NotMePage::buildHead(const account::Alert& alert, const Here& here)
{
    auto* head = new QWidget(this);
    m_back = new Button(tr("&Back to the alerts"), Button::Kind::quiet, head);
    m_back->setIcon(icon(Icon::back, Tone::accent));
    connect(m_back, &QPushButton::clicked, this, &NotMePage::left);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.4));
    auto* top = new QHBoxLayout;
    top->addWidget(new TextLabel(tr("It wasn't me"), TextLabel::Role::title, head), 1);
    top->addWidget(m_back);
    column->addLayout(top);
    QStringList facts{message(alert).finding, momentText(alert.at, m_clock.unixSeconds())};
    for (const QString& fact : {deviceText(alert, here), whereText(alert, here)}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    column->addWidget(new TextLabel(facts.join(QStringLiteral(" · ")), head));
    column->addWidget(mutedLabel(tr("Go through the steps, best from top to bottom. Each is ticked only when the "
                                    "service has proved it; the alert stays in the list whatever happens, and you can "
                                    "come back to this page later."),
                                 head));
    return head;
}

/// In the order in which the keyboard is to walk: each form before the buttons of its card.
void NotMePage::buildCards(const PassphraseHelp& passphrase)
{
    m_cards[0] = new StepCard(NotMeStep::endSession, nullptr, this);
    m_cards[1] = new StepCard(NotMeStep::endOthers, nullptr, this);
    m_passphrase = new PassphraseForm(passphrase, this);
    m_cards[2] = new StepCard(NotMeStep::changePassword, m_passphrase, this);
    m_code = new CodeForm(this);
    m_cards[3] = new StepCard(NotMeStep::changeAntiPhishingCode, m_code, this);
}

void NotMePage::start(NotMeStep step)
{
    switch (step) {
    case NotMeStep::endSession:
        m_run.endSession();
        break;
    case NotMeStep::endOthers:
        m_run.endOthers();
        break;
    case NotMeStep::changePassword:
        m_run.changePassword(m_passphrase->oldOne(), m_passphrase->newOne(), m_passphrase->code());
        m_passphrase->forgetCode();
        break;
    case NotMeStep::changeAntiPhishingCode:
        m_askedCode = m_code->code();
        m_run.changeAntiPhishingCode(m_askedCode);
        break;
    }
}

bool NotMePage::isBusy() const
{
    return std::ranges::any_of(account::allNotMeSteps, [this](NotMeStep step) {
        return m_run.steps().entry(step).state == StepState::running;
    });
}

void NotMePage::setReturn(const QString& caption)
{
    m_back->setText(caption);
}

void NotMePage::takeKeyboard()
{
    m_back->setFocus();
}

void NotMePage::refresh()
{
    for (StepCard* card : m_cards) {
        const account::NotMeEntry& entry = m_run.steps().entry(card->step());
        Message said = message(card->step(), entry, m_run.lastError(), m_clock.unixSeconds());
        if (card->step() == NotMeStep::changeAntiPhishingCode && entry.state == StepState::done
            && !m_askedCode.isEmpty())
            said.advice = tr("Genuine mails of the service carry “%1” from now on.").arg(m_askedCode);
        card->setEntry(entry, said);
    }
    const auto any = [this](StepState state) {
        return std::ranges::any_of(account::allNotMeSteps,
                                   [&](NotMeStep step) { return m_run.steps().entry(step).state == state; });
    };
    if (!m_run.steps().isFinished())
        m_finished->hush();
    else if (any(StepState::skipped))
        m_finished->say(Tone::warning, {tr("You skipped steps."), tr("They can still be done, now or later.")});
    else if (any(StepState::pending))
        m_finished->say(Tone::warning,
                        {tr("Asked for, but not all of it is in force."), tr("Come back when the time is over.")});
    else
        m_finished->say(Tone::success,
                        {tr("Nothing is left to do."), tr("The alert stays in the list, marked “It wasn't me”.")});
}

void NotMePage::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) {
        m_passphrase->forget();
        m_code->forget();
    }
    QWidget::hideEvent(event);
}

} // namespace sallyport::ui
