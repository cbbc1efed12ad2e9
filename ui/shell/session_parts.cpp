// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionView's parts: what stands in the sidebar, and what each page is given.
#include "ui/shell/session_view.h"

#include "ui/alerts/alert_herald.h"
#include "ui/alerts/alerts_page.h"
#include "ui/authenticator/authenticator_page.h"
#include "ui/check/checker.h"
#include "ui/devices/devices_page.h"
#include "ui/practice/drill_bar.h"
#include "ui/practice/inbox_panel.h"
#include "ui/practice/practice_card.h"
#include "ui/safety/safety_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/closed_page.h"
#include "ui/shell/overview_page.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/stepped_account.h"
#include "ui/shell/stepped_safety.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace sallyport::ui {

void SessionView::addParts(const std::shared_ptr<const PracticeAccount>& practice, ClipboardGuard* clipboard)
{
    addPart(Icon::overview, tr("O&verview"), scrollBox(m_overview, m_parts));
    addDevices();
    addAlerts();
    addCheck();
    if (m_services.authenticator != nullptr)
        addAuthenticator(practice, clipboard);
    addSafety(clipboard);
    if (practice != nullptr && m_services.inbox != nullptr) {
        auto* page = new QWidget(m_parts);
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, ems(this, 1.2));
        column->setSpacing(ems(this, 1));
        auto* head = new QHBoxLayout;
        head->addWidget(new TextLabel(tr("Inbox"), TextLabel::Role::title, page), 1);
        if (m_trainer)
            head->addWidget(drillMenuButton(*m_trainer, page));
        column->addLayout(head);
        column->addWidget(new InboxPanel(m_services.inbox, m_services.clock, page), 1);
        addPart(Icon::inbox, tr("&Inbox"), page); // its list and its text scroll for themselves
    }
    if (m_services.lock == nullptr)
        return;
    const LockedThing what = isKept() ? LockedThing::keptSession : LockedThing::memorySession;
    addPart(Icon::settings, tr("Settings"), scrollBox(new SettingsPage(*m_services.lock, what, m_parts), m_parts),
            QKeySequence(QStringLiteral("Ctrl+,")));
}

void SessionView::addDevices()
{
    if (m_account == nullptr)
        return;
    m_devices = new DevicesPage({.account = m_account.get(),
                                 .safety = m_safety.get(),
                                 .alerts = m_session->alerts(),
                                 .channel = m_session->alertChannel(),
                                 .clock = m_services.clock,
                                 .readOnly = isShared(),
                                 .clockOffset = [this] { return m_session->facts().clockOffset.count(); },
                                 .wasHere = [this](std::int64_t at) { return wasHere(at); }},
                                m_parts);
    const int line = addPart(Icon::computer, tr("&Devices"), m_devices); // its list scrolls for itself
    connect(m_devices, &DevicesPage::countChanged, m_sidebar, [this, line] {
        const auto& [open, toLookAt] = m_devices->count();
        m_sidebar->setBadge(line, toLookAt, tr("%n to look at", nullptr, static_cast<int>(toLookAt)));
        m_overview->setSessions(open, toLookAt);
    });
    connect(m_devices, &DevicesPage::notMeWanted, this, [this](const QString& jti) {
        if (m_alerts == nullptr)
            return;
        m_sidebar->choose(m_alertsLine);
        m_alerts->showSteps(jti);
    });
    m_devices->refresh(); // for the count, before anybody opens the page
}

/// Whoever signed in here, or proved themselves once more, was here then.
bool SessionView::wasHere(std::int64_t unixSeconds) const
{
    const auth::SessionFacts& facts = m_session->facts();
    const auto isAbout = [&](std::int64_t atService) {
        return std::abs(unixSeconds - (atService - facts.clockOffset.count())) <= 60;
    };
    return isAbout(facts.beganAt) || isAbout(facts.authTime) || m_presence.wasHere(unixSeconds);
}

std::optional<TimedCode> SessionView::codeNow() const
{
    if (m_services.authenticator == nullptr)
        return std::nullopt;
    return m_services.authenticator->judgedAt(m_profile.id,
                                              m_services.clock.unixSeconds() + m_session->facts().clockOffset.count());
}

/// The bar stands above every part: a drill is worked on all over the window.
void SessionView::addDrills()
{
    if (!m_services.startDrill || m_session->alerts() == nullptr)
        return;
    m_trainer = std::make_unique<DrillTrainer>(m_services.startDrill, *m_session->alerts(), m_services.clock,
                                               m_session->facts().sessionId);
    m_content->insertWidget(1, new DrillBar(*m_trainer, m_main));
}

void SessionView::addAlerts()
{
    account::AlertStore* alerts = m_session->alerts();
    AlertChannel* channel = m_session->alertChannel();
    if (m_account == nullptr || alerts == nullptr || channel == nullptr)
        return;
    m_alerts =
        new AlertsPage({.store = alerts,
                        .channel = channel,
                        .account = m_account.get(),
                        .notifier = m_services.notifier,
                        .tray = isShared() ? TrayChoice{} : m_services.tray,
                        .clock = m_services.clock,
                        .passphrase = passphraseHelp(),
                        .readOnly = isShared(),
                        .here = {.sessionId = m_session->facts().sessionId, .deviceId = m_session->facts().deviceId}},
                       m_parts);
    m_alertsLine = addPart(Icon::bell, tr("A&lerts"), m_alerts); // its list scrolls for itself
    const auto showBadge = [this, alerts] {
        if (m_main != nullptr)
            m_sidebar->setBadge(m_alertsLine, alerts->openCount(), tr("%1 waiting").arg(alerts->openCount()));
    };
    connect(alerts, &account::AlertStore::changed, this, showBadge);
    showBadge();
    if (m_services.notifier != nullptr)
        m_herald = std::make_unique<AlertHerald>(*alerts, *channel, *m_services.notifier, m_session->facts().sessionId);
}

/// A shared computer reveals no code and no key; the practice card would show its passphrase.
void SessionView::addAuthenticator(const std::shared_ptr<const PracticeAccount>& practice, ClipboardGuard* clipboard)
{
    if (isShared()) {
        auto* closed = new ClosedPage(tr("Authenticator"), ClosedPart::authenticator, m_parts);
        addPart(Icon::authenticator, tr("&Authenticator"), scrollBox(closed, m_parts));
        return;
    }
    QWidget* card =
        practice != nullptr ? new PracticeCard(practice, m_services.authenticator, clipboard, m_parts) : nullptr;
    const auth::SessionFacts& facts = m_session->facts();
    auto* page = new AuthenticatorPage(
        {.authenticator = m_services.authenticator,
         .profileId = m_profile.id,
         .challenges = m_account != nullptr ? m_authenticators.get() : nullptr,
         .account = m_account.get(),
         .clock = m_services.clock,
         .serviceNow = [this] { return m_services.clock.unixSeconds() + m_session->facts().clockOffset.count(); },
         .passphrase = passphraseHelp(),
         .here = {.sessionId = facts.sessionId, .deviceId = facts.deviceId}},
        card, m_parts);
    const int line = addPart(Icon::authenticator, tr("&Authenticator"), scrollBox(page, m_parts));
    connect(page, &AuthenticatorPage::strangersChanged, m_sidebar, [this, page, line] {
        m_sidebar->setBadge(line, page->strangers(), tr("%n to look at", nullptr, static_cast<int>(page->strangers())));
    });
    if (m_session->alerts() != nullptr)
        connect(m_session->alerts(), &account::AlertStore::added, page, &AuthenticatorPage::look);
}

PassphraseHelp SessionView::passphraseHelp() const
{
    return {.rules = m_profile.passphrase,
            .identifier = m_session->identifier(),
            .known = {m_profile.name},
            .codes = [this] { return codeNow(); },
            .codeGiven =
                [this](const QString& digits) {
                    if (m_services.authenticator != nullptr)
                        m_services.authenticator->noteGiven(m_profile.id, digits);
                },
            .lock = m_services.lock};
}

/// A shared computer changes nothing that protects the account: the service would refuse it.
void SessionView::addSafety(ClipboardGuard* clipboard)
{
    if (m_account == nullptr)
        return;
    const QString caption = tr("Safety");
    const QKeySequence shortcut(QStringLiteral("Ctrl+T"));
    if (isShared()) {
        auto* closed = new ClosedPage(tr("Safety"), ClosedPart::safety, m_parts);
        addPart(Icon::shield, caption, scrollBox(closed, m_parts), shortcut);
        return;
    }
    auto* page = new SafetyPage({.account = m_account.get(),
                                 .safety = m_safety.get(),
                                 .authenticators = m_authenticators.get(),
                                 .clipboard = clipboard,
                                 .passphrase = passphraseHelp(),
                                 .context =
                                     [this] {
                                         return DeviceContext{
                                             .now = m_services.clock.unixSeconds(),
                                             .clockOffset = m_session->facts().clockOffset.count(),
                                             .current = account::SessionEntry{.id = m_session->facts().sessionId,
                                                                              .deviceId = m_session->facts().deviceId}};
                                     },
                                 .deviceName = [this](const QString& id) { return m_devices->nameOf(id); },
                                 .ownDevice = m_session->facts().deviceId},
                                m_parts);
    const int line = addPart(Icon::shield, caption, page, shortcut); // its cards scroll for themselves
    connect(page, &SafetyPage::pendingChanged, m_sidebar, [this, page, line] {
        m_sidebar->setBadge(line, page->pendingCount(),
                            tr("%n waiting", nullptr, static_cast<int>(page->pendingCount())));
    });
    connect(page, &SafetyPage::factsChanged, m_overview,
            [this, page] { m_overview->setUnprotected(page->notSetUp()); });
    if (m_session->alerts() != nullptr)
        connect(m_session->alerts(), &account::AlertStore::added, page, &SafetyPage::refresh);
    page->refresh(); // for the count, before anybody opens the page
}

void SessionView::addCheck()
{
    if (m_services.checker == nullptr)
        return;
    const bool shared = m_session->facts().computer == auth::ComputerKind::shared;
    std::function<Task<Done, AddProblem>(Secret)> take;
    if (m_services.authenticator != nullptr && !shared
        && !m_services.authenticator->entry(m_profile.id)) // one that is set up is never replaced by a picture
        take = [this](Secret otpauth) { return m_services.authenticator->add(m_profile.id, std::move(otpauth)); };
    auto* page =
        m_services.checker->newPage({.keeping = shared ? CheckKeeping::never : CheckKeeping::allowed,
                                     .takeAuthenticator = std::move(take),
                                     .service = m_ofPractice ? std::nullopt : std::optional(m_profile)}, // on no page
                                    m_parts);
    addPart(Icon::search, tr("Check"), scrollBox(page, m_parts), QKeySequence(QStringLiteral("Ctrl+K")));
}

int SessionView::addPart(Icon picture, const QString& caption, QWidget* page, const QKeySequence& shortcut)
{
    m_sidebar->add(picture, caption, shortcut);
    return m_parts->addWidget(page);
}

} // namespace sallyport::ui
