// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/step_card.h"

#include "ui/alerts/step_forms.h"
#include "ui/text/alert_messages.h"
#include "ui/text/plain_caption.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>

namespace sallyport::ui {

using account::NotMeStep;
using account::StepState;

namespace {

struct Look {
    Icon picture;
    Tone tone;
    QString word;
};

Look lookOf(const account::NotMeEntry& entry)
{
    switch (entry.state) {
    case StepState::waiting:
        return {Icon::circle, entry.interrupted ? Tone::warning : Tone::muted,
                entry.interrupted ? StepCard::tr("Not sure") : StepCard::tr("To do")};
    case StepState::running:
        return {Icon::clock, Tone::accent, StepCard::tr("Under way")};
    case StepState::done:
        return {Icon::done, Tone::success, StepCard::tr("Done")};
    case StepState::pending:
        return {Icon::clock, Tone::warning, StepCard::tr("Not yet in force")};
    case StepState::failed:
        return {Icon::failed, Tone::danger, StepCard::tr("Failed")};
    case StepState::notNeeded:
        return {Icon::info, Tone::muted, StepCard::tr("Not needed")};
    case StepState::skipped:
        return {Icon::info, Tone::muted, StepCard::tr("Skipped")};
    }
    return {Icon::circle, Tone::muted, {}};
}

/// What stands on a step's buttons; no two on the page have the same mnemonic.
struct Captions {
    QString begin, again, skip;
};

Captions captionsOf(NotMeStep step)
{
    switch (step) {
    case NotMeStep::endSession:
        return {StepCard::tr("&End it now"), StepCard::tr("R&etry"), {}};
    case NotMeStep::endOthers:
        return {StepCard::tr("End all othe&rs now"), StepCard::tr("&Retry"), StepCard::tr("&Skip for now")};
    case NotMeStep::changePassword:
        return {StepCard::tr("&Change passphrase"), StepCard::tr("Retr&y"), StepCard::tr("S&kip for now")};
    case NotMeStep::changeAntiPhishingCode:
        return {StepCard::tr("C&hange code"), StepCard::tr("Re&try"), StepCard::tr("Skip &for now")};
    }
    return {};
}

} // namespace

StepCard::StepCard(NotMeStep step, StepForm* form, QWidget* parent)
    : Card(parent),
      m_step(step),
      m_form(form),
      m_icon(new IconView(1.3, this)),
      m_state(new TextLabel({}, TextLabel::Role::strong, this)),
      m_finding(new TextLabel({}, this)),
      m_advice(mutedLabel({}, this)),
      m_busy(new BusyBar(this)),
      m_begin(new Button({}, Button::Kind::plain, this)),
      m_skip(new Button(captionsOf(step).skip, Button::Kind::quiet, this))
{
    m_state->setWordWrap(false);
    m_skip->setAccessibleName(tr("Skip for now: %1").arg(stepName(step)));
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(stepName(step), TextLabel::Role::strong, this), 1);
    head->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_begin);
    buttons->addWidget(m_skip);
    buttons->addStretch();
    auto* column = new QVBoxLayout;
    column->setSpacing(ems(this, 0.45));
    column->addLayout(head);
    column->addWidget(m_finding);
    column->addWidget(m_advice);
    column->addWidget(m_busy);
    if (form != nullptr) {
        auto* narrow = new QHBoxLayout; // a maximum width would spoil the height of its wrapped hints
        narrow->addWidget(form, 3);
        narrow->addStretch(2);
        column->addLayout(narrow);
    }
    column->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 0.9), ems(this, 0.7), ems(this, 0.9), ems(this, 0.7));
    row->setSpacing(ems(this, 0.6));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    connect(m_begin, &QPushButton::clicked, this, &StepCard::want);
    connect(m_skip, &QPushButton::clicked, this, [this] { Q_EMIT leftOut(m_step); });
    if (form != nullptr)
        connect(form, &StepForm::submitted, this, &StepCard::want);
}

void StepCard::want()
{
    if (!m_begin->isVisibleTo(this) || (m_form != nullptr && (!m_form->isEnabled() || !m_form->check())))
        return;
    if (m_form == nullptr)
        return Q_EMIT wanted(m_step);
    m_form->checkFurther([this](bool good) {
        if (good)
            Q_EMIT wanted(m_step);
    });
}

void StepCard::setEntry(const account::NotMeEntry& entry, const Message& message)
{
    const Look look = lookOf(entry);
    const bool open =
        entry.state == StepState::waiting || entry.state == StepState::failed || entry.state == StepState::skipped;
    m_icon->setIcon(icon(look.picture, look.tone));
    m_state->setText(look.word);
    m_state->setTone(look.tone);
    m_finding->setText(message.finding);
    m_finding->setTone(entry.state == StepState::failed ? Tone::danger : Tone::normal);
    m_advice->setText(message.advice);
    m_advice->setVisible(!message.advice.isEmpty());
    m_busy->setVisible(entry.state == StepState::running);
    // The keyboard stays on this card while it has no button: on the next one's a stray Return would press it.
    const QWidget* keyboard = window()->focusWidget();
    const bool here = keyboard == this || (keyboard != nullptr && isAncestorOf(keyboard));
    setFocusPolicy(open ? Qt::NoFocus : Qt::TabFocus);
    if (here && !open)
        setFocus();
    const Captions captions = captionsOf(m_step);
    m_begin->setText(entry.state == StepState::failed ? captions.again : captions.begin);
    m_begin->setAccessibleName(entry.state == StepState::failed ? tr("Retry: %1").arg(stepName(m_step))
                                                                : plainCaption(m_begin->text()));
    m_begin->setVisible(open);
    m_skip->setVisible(maySkip(m_step, entry));
    if (m_form != nullptr) {
        m_form->setVisible(open);
        if (entry.state == StepState::done || entry.state == StepState::pending)
            m_form->forget();
    }
    setAccessibleName(QStringList{stepName(m_step), look.word, message.text()}.join(QStringLiteral(". ")));
    if (m_shown && *m_shown != entry.state)
        announce(this);
    if (keyboard == this && open)
        m_begin->setFocus();
    m_shown = entry.state;
}

} // namespace sallyport::ui
