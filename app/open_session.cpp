// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_session.h"

#include "app/locked_alerts.h"
#include "ui/alerts/alert_channel.h"
#include "ui/sign_in/sign_in_driver.h"

namespace sallyport::app {

namespace {

constexpr std::chrono::seconds proofAgain{30};
constexpr std::chrono::seconds alertsOnlyAgain{30};
constexpr std::chrono::hours newAlertsOnly{12}; // it is as long good as the session was when it was given

bool staysHere(const auth::SessionFacts& facts)
{
    return facts.computer == auth::ComputerKind::own && facts.keeping == auth::Keeping::stored;
}

} // namespace

OpenSession::OpenSession(auth::AuthContext context, const Paths& paths, std::unique_ptr<auth::Session> session,
                         QString identifier, std::optional<auth::AddressFacts> address)
    : m_context(std::move(context)),
      m_session(std::move(session)),
      m_identifier(std::move(identifier)),
      m_address(std::move(address)),
      m_paths(paths),
      m_account(*m_session),
      m_authenticators(*m_session),
      m_safety(*m_session, m_context),
      m_alerts(staysHere(m_session->facts()) ? paths.data.path() : QString(), m_session->facts().profileId)
{
    const bool kept = staysHere(m_session->facts());
    auto stream = std::make_unique<account::AlertStream>(
        account::AlertContext{.transport = m_context.transport,
                              .store = kept ? m_context.store : nullptr,
                              .lockPath = kept ? paths.alertPolling(m_context.profile.id) : QString(),
                              .clock = m_context.clock,
                              .random = m_context.random},
        *m_session, m_alerts);
    account::AlertStream* started = stream.get();
    m_channel = ui::alertChannel(std::move(stream));
    connect(m_session.get(), &auth::Session::factsChanged, this, &SessionPort::factsChanged);
    connect(m_session.get(), &auth::Session::ended, this, [this] {
        if (!m_signingOut) // an alert may tell of the end before the proof of it is in
            dropConnections();
        Q_EMIT ended();
    });
    if (m_session->facts().leaseEndsAt) {
        m_lease = std::make_unique<account::Lease>(*m_session, m_context.clock);
        connect(m_lease.get(), &account::Lease::changed, this, &SessionPort::factsChanged);
        m_lease->start();
    }
    started->start();
    m_proofAgain.setSingleShot(true);
    m_proofAgain.setInterval(proofAgain);
    connect(&m_proofAgain, &QTimer::timeout, this, [this] {
        if (!end())
            m_proof->act(auth::Retry{});
    });
    if (!m_address)
        proveAddress();
    m_alertsOnlyAgain.setSingleShot(true);
    connect(&m_alertsOnlyAgain, &QTimer::timeout, this, &OpenSession::askForAlertsOnly);
    if (kept)
        askForAlertsOnly();
}

OpenSession::~OpenSession() = default;

/// The same check that a sign-in begins with; the proof is that of its connection.
void OpenSession::proveAddress()
{
    m_proof = std::make_unique<auth::SignIn>(m_context);
    connect(m_proof.get(), &auth::SignIn::stateChanged, this, &OpenSession::judgeAddress);
    m_proof->start();
}

void OpenSession::judgeAddress()
{
    if (std::holds_alternative<auth::AddressChecking>(m_proof->state()))
        return;
    const auto* blocked = std::get_if<auth::Blocked>(&m_proof->state());
    m_addressTrouble = blocked != nullptr ? std::optional(*blocked) : std::nullopt;
    m_address = m_proof->address();
    if (blocked != nullptr)
        m_proofAgain.start(); // a network that shows its own page first is no reason to stay red
    Q_EMIT factsChanged();
}

/// They remember the token that was last sent. Later, because what led here may be the answer of one of them.
void OpenSession::dropConnections()
{
    QMetaObject::invokeMethod(this, [this] { m_context.transport->forget(); }, Qt::QueuedConnection);
}

Task<auth::SignOutReport, auth::SignOutError> OpenSession::signOut()
{
    m_signingOut = true;
    auto promise = std::make_shared<Promise<auth::SignOutReport, auth::SignOutError>>();
    auto task = promise->task();
    m_session->signOut().then(this, [this, promise](Result<auth::SignOutReport, auth::SignOutError> report) {
        dropConnections();
        promise->finish(std::move(report));
    });
    return task;
}

std::optional<account::LeaseState> OpenSession::lease() const
{
    return m_lease ? std::optional(m_lease->state()) : std::nullopt;
}

ui::AlertChannel* OpenSession::alertChannel()
{
    return m_channel.get();
}

/// Asked for ahead: when the program locks there is no time, and perhaps no network.
void OpenSession::askForAlertsOnly()
{
    m_session->alertsOnly().then(this, [this](Result<std::unique_ptr<auth::Session>, auth::SessionError> session) {
        if (session)
            m_alertsOnly = std::move(*session);
        else if (session.error().what == auth::SessionProblem::unreadableAnswer)
            return; // a service that has no such thing
        if (!end())
            m_alertsOnlyAgain.start(session ? newAlertsOnly : alertsOnlyAgain);
    });
}

std::unique_ptr<ui::LockedWatch> OpenSession::whileLocked()
{
    if (!m_alertsOnly || end())
        return nullptr;
    return std::make_unique<LockedAlerts>(m_context, m_paths, std::move(m_alertsOnly));
}

std::unique_ptr<ui::SignInDriver> OpenSession::stepUp()
{
    return ui::driveSignIn(std::make_unique<auth::SignIn>(m_context, *m_session));
}

} // namespace sallyport::app
