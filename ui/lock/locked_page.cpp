// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/locked_page.h"

#include "ui/devices/device_dialogs.h"
#include "ui/lock/unlock_waits.h"
#include "ui/text/lock_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>

namespace sallyport::ui {

LockedPage::LockedPage(LockPort& port, Clock clock, QWidget* parent)
    : QWidget(parent),
      m_port(port),
      m_clock(std::move(clock)),
      m_why(mutedLabel({}, this)),
      m_alerts(new TextLabel({}, TextLabel::Role::strong, this)),
      m_result(new Banner(this)),
      m_passphrase(new SecretField(this)),
      m_field(new FormField(tr("&Passphrase"), m_passphrase, this)),
      m_unlock(new Button(tr("&Unlock"), Button::Kind::primary, this)),
      m_system(new Button(tr("Use the &system's check"), Button::Kind::plain, this)),
      m_systemNote(mutedLabel(systemCheckCaveat(), this)),
      m_forgotten(new Button(tr("&Forgotten it?"), Button::Kind::quiet, this)),
      m_wait(new WaitRow(this))
{
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), ems(this, 1.2));
    inner->setSpacing(ems(this, 0.9));
    auto* head = new QHBoxLayout;
    head->setSpacing(ems(this, 0.6));
    auto* picture = new IconView(1.6, card);
    picture->setIcon(icon(Icon::lock));
    head->addWidget(picture);
    head->addWidget(new TextLabel(tr("Sallyport is locked"), TextLabel::Role::title, card), 1);
    inner->addLayout(head);
    for (QWidget* each : std::initializer_list<QWidget*>{m_why, m_alerts, m_result, m_field})
        inner->addWidget(each);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_forgotten);
    buttons->addStretch();
    buttons->addWidget(m_system);
    buttons->addWidget(m_unlock);
    inner->addLayout(buttons);
    inner->addWidget(m_systemNote);
    inner->addWidget(m_wait);
    m_wait->cancelButton()->hide();
    m_wait->end();
    card->setMaximumWidth(ems(this, 32));
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card, 20);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
    setTabOrder(m_passphrase, m_unlock);
    setTabOrder(m_unlock, m_system);
    setTabOrder(m_system, m_forgotten);
    setFocusProxy(m_passphrase);
    connect(m_unlock, &QPushButton::clicked, this, &LockedPage::tryPassphrase);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &LockedPage::tryPassphrase);
    connect(m_passphrase, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(m_system, &QPushButton::clicked, this, &LockedPage::trySystem);
    connect(m_forgotten, &QPushButton::clicked, this, &LockedPage::askToGiveUp);
    connect(&m_port, &LockPort::changed, this, &LockedPage::follow);
    connect(&m_tick, &QTimer::timeout, this, &LockedPage::followWait);
}

void LockedPage::begin(LockReason reason, const QString& service, LockedWatch* watch)
{
    m_watch = watch;
    m_kept = !service.isEmpty();
    m_why->setText(lockedText(reason, momentText(m_clock.unixSeconds(), m_clock.unixSeconds()), service));
    m_result->hush();
    m_field->setError({});
    m_passphrase->forget();
    if (watch != nullptr) {
        connect(&watch->alerts(), &account::AlertStore::changed, this, &LockedPage::countAlerts);
        connect(&watch->channel(), &AlertChannel::stateChanged, this, &LockedPage::countAlerts);
    }
    setBusy({});
    countAlerts();
    follow();
    followWait();
    m_passphrase->setFocus();
}

void LockedPage::setSecretsAllowed(bool allowed)
{
    m_allowed = allowed;
    followWait();
    if (allowed && isVisible() && window()->focusWidget() == nullptr)
        m_passphrase->setFocus();
}

void LockedPage::say(Tone tone, const Message& message)
{
    m_result->say(tone, message);
    announce(m_result);
}

/// How many, and nothing more: whoever stands before a locked screen may be anybody.
void LockedPage::countAlerts()
{
    m_alerts->setVisible(m_kept);
    if (!m_kept)
        return;
    const bool comesIn = m_watch && m_watch->channel().state().phase == account::StreamPhase::alive;
    const qsizetype open = m_watch ? m_watch->alerts().openCount() : 0;
    m_alerts->setText(lockedAlertsText(
        open, m_watch ? (comesIn ? AlertsWhileLocked::comeIn : AlertsWhileLocked::trying) : AlertsWhileLocked::paused));
    m_alerts->setTone(open > 0 || !m_watch ? Tone::warning : Tone::normal);
}

void LockedPage::follow()
{
    const bool offered = m_port.usesSystemCheck() && m_port.systemCheck() == SystemCheck::usable;
    m_system->setVisible(offered);
    m_systemNote->setVisible(offered);
}

void LockedPage::followWait()
{
    const std::int64_t left = unlockWait(m_port.tries(), m_clock.unixSeconds());
    const bool open = m_allowed && !m_busy && left == 0;
    m_passphrase->setEnabled(open);
    m_unlock->setEnabled(open);
    m_system->setEnabled(!m_busy);
    m_forgotten->setEnabled(!m_busy);
    if (left > 0) {
        m_field->setError(tr("Too many wrong ones. Wait for %n seconds.", nullptr, static_cast<int>(left)));
        return m_tick.start(1000);
    }
    if (m_tick.isActive()) {
        m_tick.stop();
        m_field->setError({});
        m_passphrase->setFocus();
    }
}

void LockedPage::setBusy(const QString& waitingFor)
{
    m_busy = !waitingFor.isEmpty();
    m_busy ? m_wait->begin(waitingFor) : m_wait->end();
    m_wait->setVisible(m_busy);
    followWait();
}

void LockedPage::tryPassphrase()
{
    if (!m_unlock->isEnabled())
        return;
    if (m_passphrase->text().isEmpty())
        return m_field->setError(tr("Type the passphrase."));
    Secret passphrase = m_passphrase->take();
    setBusy(tr("Opening what is kept, about a second"));
    m_port.unlock(std::move(passphrase)).then(this, [this](Result<Done, LockError> answer) { take(answer, true); });
}

void LockedPage::trySystem()
{
    if (m_busy)
        return;
    setBusy(tr("Waiting for the system's own question to be answered"));
    m_port.unlockBySystem().then(this, [this](Result<Done, LockError> answer) { take(answer, false); });
}

void LockedPage::take(const Result<Done, LockError>& answer, bool byPassphrase)
{
    if (answer) {
        m_port.keepTries({});
        setBusy(tr("Looking for what was open")); // the page stands until that is there, or the next lock begins
        return Q_EMIT unlocked();
    }
    const bool wrong = byPassphrase && answer.error().what == LockProblem::wrongPassphrase;
    if (wrong)
        m_port.keepTries({.wrong = m_port.tries().wrong + 1, .lastAt = m_clock.unixSeconds()});
    setBusy({});
    const Message words = message(answer.error());
    if (wrong) {
        if (!m_tick.isActive())
            m_field->setError(words.text());
        m_passphrase->setFocus();
        return;
    }
    say(Tone::warning, words);
}

void LockedPage::askToGiveUp()
{
    auto* dialog =
        new ConfirmDialog(tr("Throw away what is locked?"), giveUpConsequences(), tr("&Throw it away"), this);
    connect(dialog, &QDialog::accepted, this, [this] {
        setBusy(tr("Throwing away"));
        m_port.giveUp().then(this, [this](Result<Done, LockError> answer) {
            setBusy({});
            if (answer)
                return Q_EMIT gaveUp();
            say(Tone::warning, message(answer.error()));
        });
    });
    dialog->open();
}

} // namespace sallyport::ui
