// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/overview_page.h"

#include "core/account/alert_store.h"
#include "ui/alerts/channel_line.h"
#include "ui/text/alert_messages.h"
#include "ui/text/messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plate_content.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QLocale>
#include <QTimerEvent>

namespace sallyport::ui {
namespace {

/// Beyond this a code from this computer's clock may be refused, so it is worth a word.
constexpr std::int64_t notableOffset = 30;

QString offsetText(std::int64_t seconds)
{
    if (seconds == 0)
        return OverviewPage::tr("Same as the service's");
    return seconds > 0 ? OverviewPage::tr("%1 behind the service's").arg(spanText(seconds))
                       : OverviewPage::tr("%1 ahead of the service's").arg(spanText(-seconds));
}

} // namespace

OverviewPage::OverviewPage(const AppServices& services, const origin::ServiceProfile& profile, SessionPort& session,
                           QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_profile(profile),
      m_session(session),
      m_who(new FactRow(tr("Signed in as"), this)),
      m_since(new FactRow(tr("Since"), this)),
      m_until(new FactRow(tr("Ends"), this)),
      m_computer(new FactRow(tr("This computer"), this)),
      m_kept(new FactRow(tr("Session key"), this)),
      m_alerts(new FactRow(tr("Alerts"), this)),
      m_sessions(new FactRow(tr("Open sessions"), this)),
      m_where(new FactRow(tr("Service"), this)),
      m_proof(new FactRow(tr("Address"), this)),
      m_clock(new FactRow(tr("Clock"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 1));
    column->addWidget(new TextLabel(tr("Overview"), TextLabel::Role::title, this));
    QVBoxLayout* session_ = addCard(column, tr("This session"));
    for (FactRow* row : {m_who, m_since, m_until, m_computer, m_kept, m_alerts, m_sessions})
        session_->addWidget(row);
    QVBoxLayout* service = addCard(column, tr("The other end"));
    for (FactRow* row : {m_where, m_proof, m_clock})
        service->addWidget(row);
    m_sessions->hide(); // until the service has told
    m_missing = addCard(column, tr("Worth doing"));
    column->addStretch();
    connect(&session, &SessionPort::factsChanged, this, &OverviewPage::refresh);
    if (services.authenticator != nullptr)
        connect(services.authenticator, &Authenticator::changed, this, &OverviewPage::refresh);
    followAlerts();
    refresh();
}

void OverviewPage::setSessions(qsizetype open, qsizetype toLookAt)
{
    const QString all = QLocale().toString(open);
    m_sessions->setValue(toLookAt > 0 ? tr("%1, of which %2 to look at: see Devices").arg(all).arg(toLookAt) : all);
    m_sessions->setTone(toLookAt > 0 ? Tone::warning : Tone::normal);
    m_sessions->setVisible(open > 0);
}

void OverviewPage::followAlerts()
{
    account::AlertStore* alerts = m_session.alerts();
    AlertChannel* channel = m_session.alertChannel();
    m_alerts->setVisible(alerts != nullptr && channel != nullptr);
    if (alerts == nullptr || channel == nullptr)
        return;
    connect(alerts, &account::AlertStore::changed, this, &OverviewPage::showAlerts);
    connect(channel, &AlertChannel::stateChanged, this, &OverviewPage::showAlerts);
    connect(channel, &AlertChannel::proofOfLifeCame, this, &OverviewPage::showAlerts);
}

void OverviewPage::showAlerts()
{
    account::AlertStore* alerts = m_session.alerts();
    AlertChannel* channel = m_session.alertChannel();
    if (alerts == nullptr || channel == nullptr)
        return;
    const std::int64_t now = m_services.clock.unixSeconds();
    const qsizetype waiting = alerts->openCount();
    const QString how = message(channel->state(), channel->lastProofOfLife(), now).finding;
    m_alerts->setValue(waiting > 0 ? tr("%1 waiting for you · %2").arg(waiting).arg(how)
                                   : tr("None waiting · %1").arg(how));
    const Tone tone = channelTone(*channel, now);
    m_alerts->setTone(waiting > 0 || tone == Tone::warning ? Tone::warning : Tone::normal);
}

void OverviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_ago.start(1000, this);
    showAlerts();
}

void OverviewPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_ago.stop();
}

void OverviewPage::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_ago.timerId())
        return showAlerts();
    QWidget::timerEvent(event);
}

QVBoxLayout* OverviewPage::addCard(QBoxLayout* column, const QString& heading)
{
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
    inner->addWidget(new TextLabel(heading, TextLabel::Role::heading, card));
    column->addWidget(card);
    return inner;
}

void OverviewPage::refresh()
{
    const auth::SessionFacts& facts = m_session.facts();
    const std::int64_t now = m_services.clock.unixSeconds();
    const bool shared = facts.computer == auth::ComputerKind::shared;
    const QString who = m_session.identifier();
    m_who->setValue(who.isEmpty() ? tr("The account that was signed in here before") : who);
    m_since->setValue(momentText(facts.beganAt - facts.clockOffset.count(), now));
    if (facts.leaseEndsAt) {
        const auto lease = m_session.lease();
        const std::int64_t left =
            lease ? lease->leaseEndsAt - lease->now : *facts.leaseEndsAt - facts.clockOffset.count() - now;
        m_until->setValue(tr("%1, in %2; never extended").arg(momentText(now + left, now), countdownText(left)));
    } else {
        m_until->setValue(tr("%1 if it is not used").arg(momentText(facts.expiresAt - facts.clockOffset.count(), now)));
    }
    m_computer->setValue(shared || facts.deviceName.isEmpty() ? computerName(facts.computer) : facts.deviceName);
    const Message kept = message(facts.keeping, facts.storeError, m_services.storeKind());
    m_kept->setValue(kept.finding);
    m_kept->setTone(facts.keeping == auth::Keeping::notStored ? Tone::warning : Tone::normal);
    m_where->setValue(tr("%1, %2").arg(m_profile.name, facts.issuer));
    const auto& address = m_session.address();
    const PlateState state = plateState(m_profile, address, m_session.addressTrouble());
    const PlateContent content = plateContent(m_profile, address, state, QByteArrayView());
    m_proof->setValue(plateSentence(content)
                      + (content.tlsVersion.isEmpty() ? QString() : QStringLiteral(" · ") + content.tlsVersion));
    m_clock->setValue(offsetText(facts.clockOffset.count()));
    showAlerts();
    showMissing();
}

void OverviewPage::setUnprotected(const QStringList& missing)
{
    if (std::exchange(m_unprotected, missing) != missing)
        showMissing();
}

void OverviewPage::showMissing()
{
    const auth::SessionFacts& facts = m_session.facts();
    QStringList missing;
    const bool isShared = facts.computer == auth::ComputerKind::shared;
    if (!isShared && m_services.authenticator != nullptr && !m_services.authenticator->entry(m_profile.id))
        missing.append(tr("Sallyport's authenticator is not set up for this service: see Authenticator."));
    missing += m_unprotected;
    if (facts.keeping == auth::Keeping::notStored)
        missing.append(message(facts.storeError.value_or(secrets::SecretStoreError::failed)).text());
    if (std::abs(facts.clockOffset.count()) >= notableOffset)
        missing.append(tr("Set this computer's clock. Sallyport allows for the difference; other programs may not."));
    if (!Secret::memoryIsLocked())
        missing.append(
            tr("This system lets secrets be written to swap space. Encrypt it, or raise the limit for locked "
               "memory."));
    while (m_missing->count() > 1) {
        QLayoutItem* item = m_missing->takeAt(1);
        delete item->widget();
        delete item;
    }
    for (const QString& text : missing)
        m_missing->addWidget(new TextLabel(QStringLiteral("•  ") + text, this));
    m_missing->parentWidget()->setVisible(!missing.isEmpty());
}

} // namespace sallyport::ui
