// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/http_account_service.h"

#include "core/account/account_call.h"
#include "core/account/plain_text.h"
#include "core/account/secret_json.h"
#include "core/account/session_list_reader.h"
#include "core/base/anti_phishing_rules.h"
#include "core/base/json.h"
#include "core/base/worker.h"

#include <QUrlQuery>

namespace sallyport::account {

using net::HttpResponse;
using net::Method;

namespace {

constexpr int maxPages = 1000;
constexpr qsizetype maxSessions = 20'000; // of all pages together

Result<Done, AccountError> readDone(const HttpResponse& answer)
{
    return orUnreadable(answer.status == 204 ? std::optional(Done{}) : std::nullopt);
}

} // namespace

/// A listing under way: pages already read, and who waits for the whole.
struct HttpAccountService::Listing {
    Promise<QList<SessionEntry>, AccountError> promise;
    QList<SessionEntry> sessions;
    int pages = 0;
};

HttpAccountService::HttpAccountService(auth::Session& session) : m_session(session) {}

QUrl HttpAccountService::at(const char* path, const QString& id, const char* rest) const
{
    return accountUrl(m_session, path, id, rest);
}

template <typename T, typename F>
AccountService::Answer<T> HttpAccountService::ask(net::HttpRequest request, F read)
{
    return askAccount<T>(this, m_session, std::move(request), read);
}

// For ending_sessions.cpp.
template AccountService::Answer<QList<QByteArray>> HttpAccountService::ask(
    net::HttpRequest request, Result<QList<QByteArray>, AccountError> (*read)(const HttpResponse&));

AccountService::Answer<QList<SessionEntry>> HttpAccountService::sessions()
{
    auto listing = std::make_shared<Listing>();
    auto task = listing->promise.task();
    fetchPage(listing, {});
    return task;
}

void HttpAccountService::fetchPage(const std::shared_ptr<Listing>& listing, const QString& cursor)
{
    QUrl url = at("/sessions");
    if (!cursor.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
        url.setQuery(query);
    }
    ask<SessionPage>({.url = url}, [](const HttpResponse& r) {
        return orUnreadable(readSessionPage(r.body));
    }).then(this, [this, listing, cursor](Result<SessionPage, AccountError> page) {
        if (!page)
            return listing->promise.finish(std::unexpected(std::move(page.error())));
        if (++listing->pages > maxPages || (!page->next.isEmpty() && page->next == cursor))
            return listing->promise.finish(std::unexpected(problem(AccountProblem::unreadable)));
        if (listing->sessions.size() + page->sessions.size() > maxSessions)
            return listing->promise.finish(std::unexpected(problem(AccountProblem::unreadable)));
        listing->sessions.append(std::move(page->sessions));
        if (page->next.isEmpty())
            return listing->promise.finish(std::move(listing->sessions));
        fetchPage(listing, page->next);
    });
}

AccountService::Answer<DeviceList> HttpAccountService::devices()
{
    auto promise = std::make_shared<Promise<DeviceList, AccountError>>();
    auto task = promise->task();
    ask<QByteArray>({.url = at("/devices"), .maxAnswerBytes = maxListBytes}, [](const HttpResponse& answer) {
        return Result<QByteArray, AccountError>(answer.body);
    }).then(this, [this, promise](Result<QByteArray, AccountError> body) {
        if (!body)
            return promise->finish(std::unexpected(std::move(body.error())));
        // Ten thousand sessions take longer to read than a window may stand still.
        runInWorker<DeviceList, AccountError>([text = *body] {
            return orUnreadable(readDevices(text));
        }).then(this, [promise](Result<DeviceList, AccountError> list) { promise->finish(std::move(list)); });
    });
    return task;
}

AccountService::Answer<DeviceEntry> HttpAccountService::renameDevice(QString deviceId, QString name)
{
    if (deviceId.isEmpty() || !isPlainText(name))
        return refusedHere<DeviceEntry>(AccountProblem::badValue);
    return ask<DeviceEntry>({.method = Method::patch,
                             .url = at("/devices/", deviceId),
                             .contentType = QByteArrayLiteral("application/json"),
                             .body = writeJson({{QStringLiteral("name"), name}})},
                            [](const HttpResponse& answer) { return orUnreadable(readDevice(answer.body)); });
}

AccountService::Answer<QList<SignInEntry>> HttpAccountService::signIns()
{
    return ask<QList<SignInEntry>>({.url = at("/sign-ins")},
                                   [](const HttpResponse& answer) { return orUnreadable(readSignIns(answer.body)); });
}

AccountService::Answer<SecurityFacts> HttpAccountService::security()
{
    return ask<SecurityFacts>({.url = at("/security")},
                              [](const HttpResponse& answer) { return orUnreadable(readSecurity(answer.body)); });
}

AccountService::Answer<ChangeReport> HttpAccountService::changePassword(Secret oldPassword, Secret newPassword,
                                                                        Secret oneTimeCode)
{
    if (oldPassword.isEmpty() || newPassword.isEmpty() || oneTimeCode.isEmpty())
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    return ask<ChangeReport>(
        {.method = Method::post,
         .url = at("/security/password"),
         .contentType = QByteArrayLiteral("application/json"),
         .body = secretJson({{"old_password", oldPassword}, {"new_password", newPassword}, {"otp", oneTimeCode}}),
         .holdsSecret = true},
        readChange);
}

AccountService::Answer<ChangeReport> HttpAccountService::setAntiPhishingCode(QString code)
{
    if (!isAntiPhishingCode(code))
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    return ask<ChangeReport>({.method = Method::put,
                              .url = at("/security/anti-phishing-code"),
                              .contentType = QByteArrayLiteral("application/json"),
                              .body = writeJson({{QStringLiteral("code"), code}}),
                              .holdsSecret = true},
                             readChange);
}

AccountService::Answer<QList<PendingChange>> HttpAccountService::pendingChanges()
{
    return ask<QList<PendingChange>>({.url = at("/pending-changes")}, [](const HttpResponse& answer) {
        return orUnreadable(readPendingChanges(answer.body));
    });
}

AccountService::Answer<Done> HttpAccountService::approveChange(QString changeId)
{
    return ask<Done>({.method = Method::post, .url = at("/pending-changes/", changeId, "/approve")}, readDone);
}

AccountService::Answer<Done> HttpAccountService::cancelChange(QString changeId)
{
    return ask<Done>({.method = Method::del, .url = at("/pending-changes/", changeId)}, readDone);
}

} // namespace sallyport::account
