// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PollingClient: one session that opens its alert stream and polls it, acknowledging what came with the next poll.
// Pure: takes answers and gives requests; and keeps count of what it was given.
//   QByteArray request = client.next();   ...   client.take(answer);
#pragma once

#include "tests/load/load_sessions.h"
#include "tests/service/support/tls_client.h"

#include <QHash>
#include <QSet>

namespace sallyport::test {

class PollingClient {
public:
    PollingClient(QByteArray issuer, LoadSession session);

    /// The next request; opens the stream first.
    QByteArray next();
    void take(const HttpResponse& answer);

    int account() const { return m_caller.session.account; }
    /// Its stream is open: from now on it is told.
    bool isPolling() const { return !m_pollPath.isEmpty(); }
    /// `<last part of the event type> <session id>` of each event, as often as it came.
    const QList<QByteArray>& events() const { return m_events; }
    /// Events that came again after they were acknowledged.
    int repeated() const { return m_repeated; }
    int polls() const { return m_polls; }
    int answeredPolls() const { return m_answeredPolls; }
    /// The first answer that was none of the expected ones; empty: all were.
    const QByteArray& trouble() const { return m_trouble; }

private:
    void takeStream(const HttpResponse& answer);
    void takeSets(const HttpResponse& answer);

    LoadCaller m_caller;
    QByteArray m_pollPath;
    QByteArray m_body; ///< of the last poll, to be sent again under a new nonce
    bool m_again = false;
    QByteArray m_continuity;
    QByteArrayList m_toAcknowledge;
    QSet<QByteArray> m_seen;
    QList<QByteArray> m_events;
    int m_repeated = 0;
    int m_polls = 0;
    int m_answeredPolls = 0;
    QByteArray m_trouble;
};

/// True where the answer asks for a proof with the nonce that it brings, which the caller has now learned.
bool wantsNewNonce(LoadCaller& caller, const HttpResponse& answer);

} // namespace sallyport::test
