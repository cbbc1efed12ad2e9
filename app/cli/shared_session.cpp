// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_session.h"

#include "app/cli/answer_objects.h"
#include "core/account/alert_words.h"

#include <QJsonArray>

namespace sallyport::app {

using account::LeaseContact;
using auth::EndCause;

namespace {

QJsonValue numberOrNull(std::optional<int> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QStringList indented(QStringList paths)
{
    for (auto& path : paths)
        path.prepend(QStringLiteral("  "));
    return paths;
}

/// Not proved by a receipt is not over, whatever we believe.
ExitCode exitCodeOf(const auth::SessionEnd& end)
{
    if (end.receipt.isEmpty())
        return ExitCode::service;
    return end.cause == EndCause::self || end.cause == EndCause::lease ? ExitCode::done : ExitCode::refused;
}

} // namespace

QJsonObject endOnSharedToJson(const QString& sessionId, const auth::SessionEnd& end, const account::LeftHere& left)
{
    auto object = endToJson(sessionId, !end.receipt.isEmpty(), end.receipt);
    object.insert(QStringLiteral("by"), account::wordOf(end.cause));
    object.insert(QStringLiteral("ended_at"), qint64{end.endedAt});
    object.insert(QStringLiteral("files_left"), QJsonArray::fromStringList(left.files));
    object.insert(QStringLiteral("files_before"), left.filesBefore.size());
    object.insert(QStringLiteral("files_complete"), left.complete);
    object.insert(QStringLiteral("keychain_entries_left"), numberOrNull(left.keychainEntries));
    object.insert(QStringLiteral("keychain_entries_before"), numberOrNull(left.keychainEntriesBefore));
    return object;
}

SharedSession::SharedSession(auth::Session& session, Clock clock, LeftBehind& left, Output& output)
    : m_session(session), m_left(left), m_output(output), m_lease(session, std::move(clock))
{
    connect(&m_interruption, &Interruption::came, this, &SharedSession::signOut);
    connect(&m_lease, &account::Lease::changed, this, &SharedSession::tell);
    connect(&session, &auth::Session::ended, this, [this] {
        if (!m_ending)
            end(*m_session.end());
    });
}

void SharedSession::start()
{
    m_left.sessionBegins(m_session.facts().profileId);
    m_lease.start();
}

/// For whoever looks on: a script reads the objects alone.
void SharedSession::tell()
{
    const auto state = m_lease.state();
    if (std::exchange(m_told, state.contact) == state.contact)
        return;
    if (state.contact == LeaseContact::silent)
        m_output.note(tr("The service does not hear from here since %1; unless it does, it ends the session at %2.")
                          .arg(when(state.heardAt), when(state.endsAt)));
    else if (state.contact == LeaseContact::heard)
        m_output.note(tr("The service hears from here again."));
    else if (state.contact == LeaseContact::notOffered)
        m_output.note(tr("This service knows no heartbeats: it ends the session at %1, also if this program is gone.")
                          .arg(when(state.leaseEndsAt)));
}

void SharedSession::signOut()
{
    if (std::exchange(m_ending, true))
        return;
    m_session.signOut().then(this, [this](const Result<auth::SignOutReport, auth::SignOutError>& report) {
        end(report ? report->end : auth::SessionEnd{.cause = EndCause::self});
    });
}

void SharedSession::end(const auth::SessionEnd& how)
{
    m_ending = true;
    m_left.look().then(this, [this, how](const Result<account::LeftHere, account::LeftHereError>& left) {
        report(how, left.value_or(account::LeftHere{.complete = false}));
        Q_EMIT over(exitCodeOf(how));
    });
}

void SharedSession::report(const auth::SessionEnd& end, const account::LeftHere& left)
{
    QStringList text;
    if (end.receipt.isEmpty())
        text.append(tr("The session is over here, but the service did not confirm it. It ends by itself at %1.")
                        .arg(when(m_session.facts().expiresAt)));
    else if (end.cause == EndCause::self)
        text.append(tr("Signed out at %1; the service confirmed it.").arg(when(end.endedAt)));
    else if (end.cause == EndCause::lease)
        text.append(tr("The service ended the session at %1; its receipt proves it.").arg(when(end.endedAt)));
    else
        text.append(
            tr("The session was ended from elsewhere at %1; the service's receipt proves it.").arg(when(end.endedAt)));
    text.append(left.files.isEmpty() ? tr("Files left here by this session: none.")
                                     : tr("Files made or changed here during this session:"));
    text += indented(left.files);
    if (!left.filesBefore.isEmpty())
        text.append(tr("Here before this session, and as they were:"));
    text += indented(left.filesBefore);
    if (!left.complete)
        text.append(tr("Not all folders could be looked at."));
    text.append(left.keychainEntries ? tr("Entries in the keychain: %1.").arg(*left.keychainEntries)
                                     : tr("The keychain could not be asked what is in it."));
    m_output.result(endOnSharedToJson(m_session.facts().sessionId, end, left), text.join(u'\n'));
}

} // namespace sallyport::app
