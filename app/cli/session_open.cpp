// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_open.h"

#include "app/cli/answer_objects.h"
#include "app/cli/command_error.h"
#include "app/pin_roll_over.h"

namespace sallyport::app {

using secrets::SecretStoreError;
using secrets::StoreKind;

SessionOpen::SessionOpen(const Paths& paths, Request request, Output& output)
    : Command(output),
      m_left(TracePlaces::ofThisUser(paths)),
      m_store(makeStore(paths, request.store)),
      m_client(paths, request.profile, *m_store),
      m_registry(paths.data),
      m_request(std::move(request))
{
}

void SessionOpen::start()
{
    openStore(*m_store, std::move(m_request.secrets.storePassphrase))
        .then(this, [this](Result<Done, SecretStoreError> opened) {
            if (!opened)
                return fail(commandError(opened.error()));
            findFormer();
        });
}

void SessionOpen::findFormer()
{
    auth::Session::restore(m_client.context())
        .then(this, [this](Result<std::unique_ptr<auth::Session>, auth::RestoreError> former) {
            if (former)
                m_formerSession = (*former)->facts().sessionId;
            signIn();
        });
}

void SessionOpen::signIn()
{
    // What is kept nowhere must not stay open for weeks.
    const bool kept = m_request.store != StoreKind::memory;
    const auth::DeviceChoice computer{.kind = kept ? auth::ComputerKind::own : auth::ComputerKind::shared,
                                      .name = m_request.deviceName,
                                      .lease = m_request.lease};
    const auto& context = m_client.context();
    m_signIn = std::make_unique<auth::SignIn>(context);
    m_script = std::make_unique<SignInScript>(*m_signIn, m_request.identifier, std::move(m_request.secrets), computer,
                                              context.clock);
    connect(m_script.get(), &SignInScript::failed, this, [this](const CommandError& error) { fail(error); });
    connect(m_script.get(), &SignInScript::signedIn, this, &SessionOpen::keep);
    m_script->start();
}

void SessionOpen::keep()
{
    m_session = m_signIn->takeSession();
    const auto& facts = m_session->facts();
    if (facts.keeping == auth::Keeping::notStored) {
        // A session nobody can find again is not left open.
        const auto error = commandError(facts.storeError.value_or(SecretStoreError::failed));
        m_session->signOut().then(this, [this, error](auto) { fail(error); });
        return;
    }
    if (facts.keeping == auth::Keeping::stored
        && !m_registry.remember({.profile = withAnnouncedPins(m_request.profile, m_signIn->address()),
                                 .store = m_request.store,
                                 .deviceName = m_request.deviceName,
                                 .identifier = m_request.identifier})) {
        m_session->signOut().then(this, [this](auto) { fail(CommandError::registryNotWritten()); });
        return;
    }
    endFormer();
}

void SessionOpen::endFormer()
{
    if (m_formerSession.isEmpty())
        return report();
    m_account = std::make_unique<account::HttpAccountService>(*m_session);
    m_account->endSession(m_formerSession).then(this, [this](Result<account::EndReport, account::AccountError> ended) {
        if (!ended)
            output().note(
                tr("The session that was open here before, %1, could not be ended; \"session end %1\" does it.")
                    .arg(m_formerSession));
        report();
    });
}

void SessionOpen::report()
{
    const auto& facts = m_session->facts();
    const auto expires = facts.leaseEndsAt.value_or(facts.expiresAt);
    QJsonObject object{{QStringLiteral("session_id"), facts.sessionId},
                       {QStringLiteral("device_id"), idOrNull(facts.deviceId)},
                       {QStringLiteral("expires_at"), qint64{expires}}};
    if (facts.clockOffset != std::chrono::seconds(0))
        object.insert(QStringLiteral("clock_offset"), static_cast<qint64>(facts.clockOffset.count()));
    if (facts.leaseEndsAt) // before anybody knows that there is something to interrupt
        hold();
    output().result(object, tr("Signed in. Session %1, open until %2.").arg(facts.sessionId, when(expires)));
    if (!m_shared)
        Q_EMIT finished(ExitCode::done);
}

void SessionOpen::hold()
{
    m_shared = std::make_unique<SharedSession>(*m_session, m_client.context().clock, m_left, output());
    connect(m_shared.get(), &SharedSession::over, this, &SessionOpen::finished);
    m_shared->start();
}

} // namespace sallyport::app
