// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One call of the account API: sent with the session, refusals turned into errors, any other answer read. For the
// services that stand on it (HttpAccountService and its neighbours).
//   return askAccount<SecurityFacts>(this, m_session, {.url = accountUrl(m_session, "/security")}, readIt);
#pragma once

#include "core/account/account_errors.h"
#include "core/account/security_reader.h"
#include "core/auth/session.h"

#include <QObject>

namespace sallyport::account {

/// Below the account endpoint; `id` is one segment, whatever stands in it.
inline QUrl accountUrl(const auth::Session& session, const char* path, const QString& id = {}, const char* rest = "")
{
    QUrl url = session.accountEndpoint();
    url.setPath(url.path(QUrl::FullyEncoded) + QLatin1String(path) + QString::fromLatin1(QUrl::toPercentEncoding(id))
                    + QLatin1String(rest),
                QUrl::StrictMode);
    return url;
}

/// An answer without a call.
template <typename T>
Task<T, AccountError> refusedHere(AccountProblem what)
{
    return Task<T, AccountError>::ready(std::unexpected(problem(what)));
}

template <typename T>
Result<T, AccountError> orUnreadable(std::optional<T> value)
{
    if (!value)
        return std::unexpected(problem(AccountProblem::unreadable));
    return std::move(*value);
}

/// Sends, turns refusals into errors, and any other answer into a T by `read`. `receiver` and `session` must outlive
/// it.
template <typename T, typename F>
Task<T, AccountError> askAccount(QObject* receiver, auth::Session& session, net::HttpRequest request, F read)
{
    if (session.accountEndpoint().isEmpty())
        return refusedHere<T>(AccountProblem::notOffered);
    auto promise = std::make_shared<Promise<T, AccountError>>();
    auto task = promise->task();
    session.authorizedSend(std::move(request))
        .then(receiver, [promise, read](Result<net::HttpResponse, auth::SessionError> answer) {
            if (!answer)
                return promise->finish(std::unexpected(errorOf(std::move(answer.error()))));
            if (!isGood(answer->status))
                return promise->finish(std::unexpected(errorOf(*answer)));
            promise->finish(read(*answer));
        });
    return task;
}

/// 204: in force. 202: pending.
inline Result<ChangeReport, AccountError> readChange(const net::HttpResponse& answer)
{
    if (answer.status == 204)
        return ChangeReport{};
    return orUnreadable(answer.status == 202 ? readPendingReport(answer.body) : std::nullopt);
}

} // namespace sallyport::account
