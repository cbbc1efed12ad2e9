// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SsfApi: the alert streams: the Shared Signals Framework 1.0 with polls (RFC 8936), for sessions whose access token
// has the scope ssf.read. One stream a session. The composition keeps it for as long as the executor runs.
//   SsfApi alerts(api.context(), journal);   alerts.addRoutes(router);
#pragma once

#include "service/account/account_guard.h"
#include "service/alerts/alert_journal.h"
#include "service/alerts/poll_desk.h"
#include "service/http/router.h"

namespace sallyport::service {

class SsfApi {
public:
    SsfApi(SignInContext& context, AlertJournal& journal);

    /// GET /.well-known/ssf-configuration; POST /ssf/stream, /ssf/poll/*, /ssf/verify.
    void addRoutes(Router& router);
    /// About every minute: forgets alerts older than 90 days.
    void housekeeping();
    /// The service stops: polls are answered, and no more are kept waiting.
    void stop() { m_desk.stop(); }
    /// Polls that wait.
    std::size_t parked() const { return m_desk.parked(); }

private:
    void configuration(const HttpRequest& request, Answerer answer);
    void stream(const HttpRequest& request, Answerer answer);
    void poll(const HttpRequest& request, Answerer answer);
    void verify(const HttpRequest& request, Answerer answer);
    HttpAnswer openStream(const Session& caller, const QByteArrayList& types);

    SignInContext& m_context;
    AccountGuard m_guard;
    RateLimiter m_verifyRate;
    AlertRecords m_records;
    AlertStreams m_streams;
    PollDesk m_desk;
};

} // namespace sallyport::service
