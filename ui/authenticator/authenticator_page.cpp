// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authenticator/authenticator_page.h"

#include "ui/alerts/not_me_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fitting_stack.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QHideEvent>

namespace sallyport::ui {

namespace {

const QString hiddenDigits = QStringLiteral("••• •••");

/// "493 021", as it is read.
QString grouped(const QString& digits)
{
    return digits.size() == 6 ? digits.left(3) + u' ' + digits.mid(3) : digits;
}

/// A challenge as an alert that never was one, for the steps that follow it.
account::Alert alertOf(const account::CodeChallenge& challenge, std::int64_t receivedAt)
{
    account::Alert alert{.jti = QStringLiteral("challenge-") + challenge.id,
                         .kind = account::AlertKind::signInIncomplete,
                         .at = challenge.beganAt,
                         .receivedAt = receivedAt,
                         .deviceId = challenge.deviceId,
                         .ip = challenge.ip,
                         .location = challenge.location,
                         .network = challenge.network};
    alert.severity = account::severityOf(alert);
    return alert;
}

} // namespace

AuthenticatorPage::AuthenticatorPage(const AuthenticatorParts& parts, QWidget* below, QWidget* parent)
    : QWidget(parent),
      m_parts(parts),
      m_stack(new FittingStack(this)),
      m_main(new QWidget(this)),
      m_entry(new Card(m_main)),
      m_name(new TextLabel({}, TextLabel::Role::heading, m_entry)),
      m_code(new TextLabel(hiddenDigits, TextLabel::Role::code, m_entry)),
      m_note(mutedLabel({}, m_entry)),
      m_show(new Button(tr("&Show the code"), Button::Kind::plain, m_entry)),
      m_none(mutedLabel(tr("No authenticator is set up for this service."), m_main)),
      m_steps({}, parts.profileId)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    if (m_parts.challenges != nullptr) {
        m_challenges = new ChallengePanel(*m_parts.challenges,
                                          {.deviceId = m_parts.here.deviceId, .now = m_parts.serviceNow}, m_main);
        connect(m_challenges, &ChallengePanel::changed, this, [this] {
            follow();
            Q_EMIT strangersChanged();
        });
        connect(m_challenges, &ChallengePanel::wasNotMe, this, &AuthenticatorPage::openSteps);
    }
    buildMain(below);
    m_stack->addWidget(m_main);
    m_stack->setCurrentWidget(m_main);
    connect(m_show, &QPushButton::clicked, this, [this] { m_shownUntil != 0 ? hideCode() : showCode(); });
    connect(m_parts.authenticator, &Authenticator::changed, this, &AuthenticatorPage::follow);
    connect(&m_timer, &QTimer::timeout, this, &AuthenticatorPage::follow);
    m_steps.open().then(this, [](Result<Done, secrets::SecretStoreError>) {});
    follow();
}

AuthenticatorPage::~AuthenticatorPage()
{
    delete m_notMe; // it stands on the steps
}

void AuthenticatorPage::buildMain(QWidget* below)
{
    auto* column = new QVBoxLayout(m_main);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 1));
    column->addWidget(new TextLabel(tr("Authenticator"), TextLabel::Role::title, m_main));
    if (m_challenges != nullptr)
        column->addWidget(m_challenges);
    buildEntry(column);
    column->addWidget(m_none);
    if (below != nullptr) {
        auto* card = new Card(m_main);
        auto* practice = new QVBoxLayout(card);
        practice->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
        practice->addWidget(new TextLabel(tr("Practice account"), TextLabel::Role::heading, card));
        practice->addWidget(below);
        column->addWidget(card);
    }
    column->addStretch();
}

void AuthenticatorPage::buildEntry(QVBoxLayout* column)
{
    auto* inner = new QVBoxLayout(m_entry);
    inner->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
    inner->addWidget(m_name);
    auto* row = new QHBoxLayout;
    row->addWidget(m_code, 1);
    row->addWidget(m_show);
    inner->addLayout(row);
    inner->addWidget(m_note);
    column->addWidget(m_entry);
}

void AuthenticatorPage::look()
{
    if (m_challenges != nullptr)
        m_challenges->look();
}

qsizetype AuthenticatorPage::strangers() const
{
    return m_challenges != nullptr ? m_challenges->strangers() : 0;
}

void AuthenticatorPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        hideCode();
}

void AuthenticatorPage::showCode()
{
    m_shownUntil = m_parts.serviceNow() + showSeconds;
    follow();
}

void AuthenticatorPage::hideCode()
{
    m_shownUntil = 0;
    follow();
}

void AuthenticatorPage::follow()
{
    const auto entry = m_parts.authenticator->entry(m_parts.profileId);
    m_entry->setVisible(entry.has_value());
    m_none->setVisible(!entry);
    if (!entry)
        return;
    m_name->setText(entry->issuer.isEmpty() ? entry->account
                                            : tr("%1: %2", "issuer: account").arg(entry->issuer, entry->account));
    if (m_shownUntil <= m_parts.serviceNow())
        m_shownUntil = 0;
    const bool asked = isVisible() && m_challenges != nullptr && m_challenges->isAskedHere();
    const bool wanted = isVisible() && m_shownUntil != 0;
    const auto code = asked || wanted ? m_parts.passphrase.codes() : std::nullopt;
    m_code->setText(code ? grouped(code->digits) : hiddenDigits);
    m_code->setTone(code ? Tone::normal : Tone::muted);
    m_code->setAccessibleName(code ? tr("The code: %1").arg(grouped(code->digits)) : tr("The code is hidden"));
    m_show->setVisible(!asked);
    m_show->setText(wanted ? tr("Hide the &code") : tr("&Show the code"));
    if (code)
        m_note->setText((asked ? tr("Shown because the service asks this computer for it.")
                               : tr("Shown because you wanted it, for half a minute."))
                        + u' '
                        + (code->isSpent ? tr("It was used here: wait for the next one, in %1 s.")
                                         : tr("The next code comes in %1 s."))
                              .arg(code->secondsLeft));
    else
        m_note->setText(tr("Hidden while the service does not ask this computer for a code, so that nobody can talk it "
                           "out of you."));
    if (code)
        m_timer.start(500);
    else
        m_timer.stop();
}

void AuthenticatorPage::openSteps(const account::CodeChallenge& challenge)
{
    if (m_notMe != nullptr) // an answer is still to come there
        return m_stack->setCurrentWidget(m_notMe);
    if (m_parts.account == nullptr)
        return;
    const auto alert = alertOf(challenge, m_parts.clock.unixSeconds());
    m_steps.add({alert}).then(this, [](Result<Done, secrets::SecretStoreError>) {});
    m_notMe =
        new NotMePage(m_steps, *m_parts.account, m_parts.here, alert.jti, m_parts.clock, m_parts.passphrase, this);
    m_notMe->setReturn(tr("&Back to the authenticator"));
    connect(m_notMe, &NotMePage::left, this, &AuthenticatorPage::leaveSteps);
    m_stack->addWidget(m_notMe);
    m_stack->setCurrentWidget(m_notMe);
    m_notMe->takeKeyboard();
}

void AuthenticatorPage::leaveSteps()
{
    m_stack->setCurrentWidget(m_main);
    m_show->setFocus();
    // While an answer is to come it must live; the next look at the steps finds them as they stand.
    if (m_notMe->isBusy())
        return;
    std::exchange(m_notMe, nullptr)->deleteLater();
    look();
}

} // namespace sallyport::ui
