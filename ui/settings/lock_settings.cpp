// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/lock_settings.h"

#include "ui/lock/local_passphrase_dialog.h"
#include "ui/text/lock_messages.h"
#include "ui/text/plain_caption.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QSpinBox>

namespace sallyport::ui {

namespace {

constexpr int longestIdleMinutes = 120;

} // namespace

LockSettingsCard::LockSettingsCard(LockPort& port, LockedThing what, QWidget* parent)
    : Card(parent),
      m_port(port),
      m_inMemory(what == LockedThing::memorySession),
      m_state(new Banner(this)),
      m_set(new Button(tr("&Set a local passphrase…"), Button::Kind::primary, this)),
      m_change(new Button(tr("&Change the passphrase…"), Button::Kind::plain, this)),
      m_remove(new Button(tr("&Remove it…"), Button::Kind::danger, this)),
      m_system(new QCheckBox(tr("The s&ystem's own check unlocks too"), this)),
      m_systemNote(mutedLabel({}, this)),
      m_trouble(new TextLabel({}, this)),
      m_idle(new QSpinBox(this)),
      m_idleNote(mutedLabel({}, this)),
      m_onScreenLock(new QCheckBox(tr("When the scree&n is locked"), this)),
      m_onSuspend(new QCheckBox(tr("Before the com&puter sleeps"), this)),
      m_onUserSwitch(new QCheckBox(tr("When somebody else &takes the screen"), this)),
      m_untold(mutedLabel({}, this))
{
    build();
    const auto open = [this](LocalPassphraseDialog::Act act) {
        return [this, act] { (new LocalPassphraseDialog(act, m_port, this))->open(); };
    };
    connect(m_set, &QPushButton::clicked, this, open(LocalPassphraseDialog::Act::set));
    connect(m_change, &QPushButton::clicked, this, open(LocalPassphraseDialog::Act::change));
    connect(m_remove, &QPushButton::clicked, this, open(LocalPassphraseDialog::Act::remove));
    connect(m_system, &QCheckBox::clicked, this, &LockSettingsCard::useSystem);
    connect(m_idle, &QSpinBox::valueChanged, this, &LockSettingsCard::give);
    for (QCheckBox* box : {m_onScreenLock, m_onSuspend, m_onUserSwitch})
        connect(box, &QCheckBox::clicked, this, &LockSettingsCard::give);
    connect(&m_port, &LockPort::changed, this, &LockSettingsCard::follow);
    follow();
}

void LockSettingsCard::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
    column->setSpacing(ems(this, 0.7));
    column->addWidget(new TextLabel(tr("Lock"), TextLabel::Role::heading, this));
    column->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    for (Button* button : {m_set, m_change, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(m_system);
    column->addWidget(m_systemNote);
    m_trouble->setTone(Tone::warning);
    column->addWidget(m_trouble);
    auto* idle = new QHBoxLayout;
    auto* caption =
        new TextLabel(m_inMemory ? tr("Sign out after idl&e minutes") : tr("Lock after idl&e minutes"), this);
    caption->setWordWrap(false);
    caption->setBuddy(m_idle);
    m_idle->setRange(0, longestIdleMinutes);
    m_idle->setSpecialValueText(tr("never"));
    m_idle->setAccessibleName(plainCaption(caption->text()));
    idle->addWidget(caption);
    idle->addWidget(m_idle);
    idle->addStretch();
    column->addLayout(idle);
    column->addWidget(m_idleNote);
    for (QWidget* each : std::initializer_list<QWidget*>{m_onScreenLock, m_onSuspend, m_onUserSwitch, m_untold})
        column->addWidget(each);
    if (!m_inMemory)
        column->addWidget(
            mutedLabel(tr("Ctrl+L locks at any time. Locked, the window shows how many alerts wait and nothing "
                          "else; dialogs are closed and what was typed in them is gone. On a shared computer "
                          "there is nothing to lock: Sallyport signs out instead."),
                       this));
}

void LockSettingsCard::follow()
{
    m_following = true;
    followPassphrase();
    followEvents();
    m_following = false;
}

void LockSettingsCard::followPassphrase()
{
    const LockBacking backing = m_port.backing();
    const bool ownPassphrase = backing == LockBacking::passphrase;
    const bool canLock = backing != LockBacking::none;
    for (QWidget* each : std::initializer_list<QWidget*>{m_set, m_change, m_remove, m_system, m_systemNote})
        each->setVisible(!m_inMemory);
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    if (m_inMemory)
        return m_state->say(Tone::normal, memorySessionLockMessage());
    m_state->say(canLock ? Tone::success : Tone::warning, message(backing));
    m_set->setVisible(!canLock);
    m_change->setVisible(ownPassphrase);
    m_remove->setVisible(ownPassphrase);
    const QString missing = systemCheckText(m_port.systemCheck());
    const bool usable = ownPassphrase && (missing.isEmpty() || m_port.usesSystemCheck());
    m_system->setEnabled(usable);
    m_system->setChecked(m_port.usesSystemCheck());
    const QString needsPassphrase = backing == LockBacking::storePassphrase
        ? tr("Not with an encrypted file: there is no keychain that could hold the key.")
        : tr("Set a local passphrase first: it stays the way in when the check is not there.");
    m_systemNote->setText(!ownPassphrase ? needsPassphrase : (missing.isEmpty() ? systemCheckCaveat() : missing));
}

/// What the system does not tell of is not ticked, whatever was chosen: it locks nothing.
void LockSettingsCard::followEvents()
{
    const LockSettings settings = m_port.settings();
    const AwayFacts away = m_port.away();
    m_idle->setValue(settings.idleMinutes);
    m_idleNote->setText(away.idle ? tr("Nobody at keyboard or mouse, as the desktop tells it.")
                                  : tr("This desktop does not tell when you are idle: what counts is that nothing is "
                                       "pressed or moved in Sallyport's own window."));
    const bool works = m_inMemory || m_port.backing() != LockBacking::none;
    m_idle->setEnabled(works);
    QStringList untold;
    const auto show = [&](QCheckBox* box, bool chosen, bool told, const QString& what) {
        box->setChecked(chosen && told);
        box->setEnabled(works && told);
        box->setToolTip(told ? QString() : tr("This system does not tell Sallyport of it."));
        if (!told)
            untold << what;
    };
    show(m_onScreenLock, settings.onScreenLock, away.screenLock, tr("a locked screen"));
    show(m_onSuspend, settings.onSuspend, away.suspend, tr("sleep"));
    show(m_onUserSwitch, settings.onUserSwitch, away.userSwitch, tr("another user"));
    m_untold->setVisible(!untold.isEmpty());
    m_untold->setText(
        tr("This system does not tell Sallyport of: %1. So nothing happens then, and it cannot be chosen.")
            .arg(untold.join(QStringLiteral(", "))));
}

void LockSettingsCard::give()
{
    if (m_following)
        return;
    const AwayFacts away = m_port.away();
    LockSettings settings = m_port.settings(); // what is not told now keeps what was chosen for it
    settings.idleMinutes = m_idle->value();
    if (away.screenLock)
        settings.onScreenLock = m_onScreenLock->isChecked();
    if (away.suspend)
        settings.onSuspend = m_onSuspend->isChecked();
    if (away.userSwitch)
        settings.onUserSwitch = m_onUserSwitch->isChecked();
    m_port.setSettings(settings);
}

void LockSettingsCard::useSystem(bool use)
{
    m_trouble->clear();
    m_system->setEnabled(false);
    m_port.setUseSystemCheck(use).then(this, [this](Result<Done, LockError> answer) {
        if (!answer)
            m_trouble->setText(message(answer.error()).text());
        follow();
    });
}

} // namespace sallyport::ui
