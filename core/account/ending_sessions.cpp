// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of HttpAccountService that ends sessions: nothing counts as ended without a receipt that verifies.
#include "core/account/account_errors.h"
#include "core/account/http_account_service.h"
#include "core/account/session_list_reader.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/jose/jws.h"

#include <QSet>

namespace sallyport::account {

using auth::SessionEnd;
using auth::SessionError;
using net::HttpResponse;
using net::Method;

namespace {

// Each receipt that does not verify makes the keys be fetched anew.
constexpr int mostBadReceipts = 5;
// What had no receipt in the common answer (another window was faster) is asked for one by one.
constexpr int mostAskedSingly = 50;

Result<QList<QByteArray>, AccountError> receiptsIn(const HttpResponse& answer)
{
    auto receipts = readReceipts(answer.body);
    if (!receipts)
        return std::unexpected(problem(AccountProblem::unreadable));
    return std::move(*receipts);
}

/// Of which session it claims to be the receipt; nothing is believed of it yet.
QString claimedSession(const QByteArray& receipt)
{
    const auto content = jose::peekJws(receipt);
    return content ? stringMember(content->payload, u"sid").value_or(QString()) : QString();
}

} // namespace

/// Several endings under way.
struct HttpAccountService::EndMany {
    QStringList openBefore;
    QList<QByteArray> receipts = {}; ///< not yet looked at
    QSet<QString> ended = {};
    int badReceipts = 0;
    int askedSingly = 0;
    bool givenUp = false;
    EndManyReport report = {};
    Promise<EndManyReport, AccountError> promise = {};
};

AccountService::Answer<EndReport> HttpAccountService::endSession(QString sessionId)
{
    auto promise = std::make_shared<Promise<EndReport, AccountError>>();
    auto task = promise->task();
    if (sessionId.isEmpty() || sessionId == m_session.facts().sessionId) {
        promise->finish(std::unexpected(problem(AccountProblem::ownSession)));
        return task;
    }
    ask<QList<QByteArray>>({.method = Method::del, .url = at("/sessions/", sessionId)}, receiptsIn)
        .then(this, [this, promise, sessionId](Result<QList<QByteArray>, AccountError> receipts) {
            if (!receipts)
                return promise->finish(std::unexpected(std::move(receipts.error())));
            if (receipts->isEmpty())
                return promise->finish(EndReport{.outcome = EndOutcome::notAmongYours, .end = {}});
            m_session.verifyReceipt(receipts->first(), sessionId)
                .then(this, [promise](Result<SessionEnd, SessionError> end) {
                    if (!end) {
                        qCWarning(logAccount) << "a session was said to have ended, but its receipt does not verify";
                        return promise->finish(std::unexpected(problem(AccountProblem::noReceipt)));
                    }
                    promise->finish(EndReport{.outcome = EndOutcome::ended, .end = std::move(*end)});
                });
        });
    return task;
}

AccountService::Answer<EndManyReport> HttpAccountService::endOthers()
{
    auto promise = std::make_shared<Promise<EndManyReport, AccountError>>();
    auto task = promise->task();
    sessions().then(this, [this, promise](Result<QList<SessionEntry>, AccountError> open) {
        if (!open)
            return promise->finish(std::unexpected(std::move(open.error())));
        QStringList others;
        for (const auto& session : *open) {
            if (session.id != m_session.facts().sessionId)
                others.append(session.id);
        }
        endMany({.method = Method::del, .url = at("/sessions")}, std::move(others))
            .then(this, [promise](Result<EndManyReport, AccountError> report) { promise->finish(std::move(report)); });
    });
    return task;
}

AccountService::Answer<DeviceEndReport> HttpAccountService::revokeDevice(QString deviceId)
{
    net::HttpRequest request{.method = Method::del, .url = at("/devices/", deviceId)};
    return endDevice(std::move(deviceId), std::move(request));
}

AccountService::Answer<DeviceEndReport> HttpAccountService::endDevice(QString deviceId, net::HttpRequest request)
{
    auto promise = std::make_shared<Promise<DeviceEndReport, AccountError>>();
    auto task = promise->task();
    if (deviceId.isEmpty() || deviceId == m_session.facts().deviceId) {
        promise->finish(std::unexpected(problem(AccountProblem::ownSession)));
        return task;
    }
    const auto isThis = [deviceId](const DeviceEntry& device) { return device.id == deviceId; };
    // How it ended; then, whether the service still lists it.
    auto judge = [this, promise, isThis](Result<EndManyReport, AccountError> report) {
        if (!report)
            return promise->finish(std::unexpected(std::move(report.error())));
        devices().then(this, [promise, isThis, report = *report](Result<DeviceList, AccountError> list) {
            const bool gone = report.notEnded.isEmpty() && list && std::ranges::none_of(list->devices, isThis);
            promise->finish(DeviceEndReport{.outcome = gone ? DeviceEndOutcome::gone : DeviceEndOutcome::partly,
                                            .sessions = report});
        });
    };
    devices().then(this, [this, promise, isThis, judge, request](Result<DeviceList, AccountError> list) {
        if (!list)
            return promise->finish(std::unexpected(std::move(list.error())));
        const auto device = std::ranges::find_if(list->devices, isThis);
        if (device == list->devices.end())
            return promise->finish(DeviceEndReport{.outcome = DeviceEndOutcome::notAmongYours});
        QStringList open;
        for (const auto& session : device->sessions)
            open.append(session.id);
        endMany(request, std::move(open)).then(this, judge);
    });
    return task;
}

AccountService::Answer<EndManyReport> HttpAccountService::endMany(net::HttpRequest request, QStringList openBefore)
{
    auto many = std::make_shared<EndMany>(std::move(openBefore));
    auto task = many->promise.task();
    request.maxAnswerBytes = maxListBytes;
    ask<QList<QByteArray>>(std::move(request), receiptsIn)
        .then(this, [this, many](Result<QList<QByteArray>, AccountError> receipts) {
            if (!receipts)
                return many->promise.finish(std::unexpected(std::move(receipts.error())));
            many->receipts = std::move(*receipts);
            verifyNext(many);
        });
    return task;
}

/// One after the other, each from the event loop: ten thousand signatures must not hold up a window.
void HttpAccountService::verifyNext(const SharedEndMany& many)
{
    QString sessionId;
    QByteArray receipt;
    while (sessionId.isEmpty() && !many->receipts.isEmpty()) {
        receipt = many->receipts.takeLast();
        sessionId = claimedSession(receipt);
        if (sessionId == m_session.facts().sessionId || many->ended.contains(sessionId))
            sessionId.clear();
    }
    many->givenUp = many->badReceipts == mostBadReceipts;
    if (sessionId.isEmpty() || many->givenUp)
        return askForRest(many);
    m_session.verifyReceipt(receipt, sessionId)
        .then(this, [this, many, sessionId](Result<SessionEnd, SessionError> end) {
            if (end) {
                many->ended.insert(sessionId);
                many->report.ended.append({.sessionId = sessionId, .end = std::move(*end)});
            } else {
                ++many->badReceipts;
                qCWarning(logAccount) << "a session was said to have ended, but its receipt does not verify";
            }
            verifyNext(many);
        });
}

void HttpAccountService::askForRest(const SharedEndMany& many)
{
    QString sessionId;
    while (sessionId.isEmpty() && !many->openBefore.isEmpty()) {
        const QString next = many->openBefore.takeLast();
        if (many->ended.contains(next))
            continue;
        if (many->givenUp || many->askedSingly == mostAskedSingly)
            many->report.notEnded.append(next);
        else
            sessionId = next;
    }
    if (sessionId.isEmpty())
        return many->promise.finish(std::move(many->report));
    ++many->askedSingly;
    endSession(sessionId).then(this, [this, many, sessionId](Result<EndReport, AccountError> report) {
        if (report && report->outcome == EndOutcome::ended)
            many->report.ended.append({.sessionId = sessionId, .end = std::move(report->end)});
        else
            many->report.notEnded.append(sessionId);
        many->givenUp = many->givenUp || !report;
        askForRest(many);
    });
}

} // namespace sallyport::account
