// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/http_account_service.h"

#include "core/account/session_list_reader.h"
#include "core/base/log.h"

#include <QUrlQuery>

namespace sallyport::account {

using auth::SessionError;
using auth::SessionProblem;
using net::HttpResponse;

namespace {

constexpr int maxPages = 50;

AccountError problem(AccountProblem what)
{
    return {.what = what};
}

AccountError fromSession(SessionError error)
{
    return {.what = error.what == SessionProblem::abandoned ? AccountProblem::abandoned : AccountProblem::session,
            .session = std::move(error)};
}

/// `path`: percent-encoded.
QUrl below(const QUrl& endpoint, const QString& path)
{
    QUrl url = endpoint;
    url.setPath(endpoint.path(QUrl::FullyEncoded) + path, QUrl::StrictMode);
    return url;
}

} // namespace

/// A listing under way: pages already read, and who waits for the whole.
struct HttpAccountService::Listing {
    Promise<QList<SessionEntry>, AccountError> promise;
    QList<SessionEntry> sessions;
    int pages = 0;
};

HttpAccountService::HttpAccountService(auth::Session& session) : m_session(session) {}

Task<QList<SessionEntry>, AccountError> HttpAccountService::sessions()
{
    auto listing = std::make_shared<Listing>();
    auto task = listing->promise.task();
    fetchPage(std::move(listing), {});
    return task;
}

void HttpAccountService::fetchPage(std::shared_ptr<Listing> listing, const QString& cursor)
{
    QUrl url = below(m_session.accountEndpoint(), QStringLiteral("/sessions"));
    if (!cursor.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
        url.setQuery(query);
    }
    m_session.authorizedSend({.method = net::Method::get, .url = url})
        .then(this, [this, listing](Result<HttpResponse, SessionError> answer) {
            if (!answer)
                return listing->promise.finish(std::unexpected(fromSession(std::move(answer.error()))));
            if (answer->status == 403)
                return listing->promise.finish(std::unexpected(problem(AccountProblem::refused)));
            auto page = answer->status == 200 ? readSessionPage(answer->body) : std::nullopt;
            if (!page || ++listing->pages > maxPages)
                return listing->promise.finish(std::unexpected(problem(AccountProblem::unreadable)));
            listing->sessions.append(std::move(page->sessions));
            if (page->next.isEmpty())
                return listing->promise.finish(std::move(listing->sessions));
            fetchPage(listing, page->next);
        });
}

Task<EndReport, AccountError> HttpAccountService::endSession(QString sessionId)
{
    auto promise = std::make_shared<Promise<EndReport, AccountError>>();
    auto task = promise->task();
    const QUrl url = below(m_session.accountEndpoint(),
                           QStringLiteral("/sessions/") + QString::fromLatin1(QUrl::toPercentEncoding(sessionId)));
    m_session.authorizedSend({.method = net::Method::del, .url = url})
        .then(this, [this, promise, sessionId](Result<HttpResponse, SessionError> answer) {
            if (!answer)
                return promise->finish(std::unexpected(fromSession(std::move(answer.error()))));
            if (answer->status == 403)
                return promise->finish(std::unexpected(problem(AccountProblem::refused)));
            const auto receipts = answer->status == 200 ? readReceipts(answer->body) : std::nullopt;
            if (!receipts)
                return promise->finish(std::unexpected(problem(AccountProblem::unreadable)));
            if (receipts->isEmpty())
                return promise->finish(EndReport{.outcome = EndOutcome::notAmongYours, .end = {}});
            m_session.verifyReceipt(receipts->first(), sessionId)
                .then(this, [promise](Result<auth::SessionEnd, SessionError> end) {
                    if (!end) {
                        qCWarning(logAccount) << "a session was said to have ended, but its receipt does not verify";
                        return promise->finish(std::unexpected(problem(AccountProblem::noReceipt)));
                    }
                    promise->finish(EndReport{.outcome = EndOutcome::ended, .end = std::move(*end)});
                });
        });
    return task;
}

} // namespace sallyport::account
