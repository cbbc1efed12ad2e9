// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamCalls: the three questions of an alert stream (open it, poll it, ask for a proof of life), each asked once.
//   calls.poll(place, request, cancel).then(this, ...);
#pragma once

#include "core/account/alert_stream_state.h"
#include "core/account/stream_answers.h"
#include "core/auth/session.h"

namespace sallyport::account {

struct StreamFailure {
    StreamTrouble trouble = StreamTrouble::transport;
    std::optional<net::TransportError> transport = {};
    std::optional<std::chrono::seconds> retryAfter = {};
    bool streamGone = false; ///< the service knows this stream no more: open it anew
    static StreamFailure abandoned() { return {.transport = net::TransportError::abandoned}; }
};

class StreamCalls : public QObject {
public:
    StreamCalls(net::Transport& transport, auth::Session& session);

    template <typename T>
    using Answer = Task<T, StreamFailure>;
    /// `place` with its stream, found or made; its continuity is kept: the chain is the session's, not the stream's.
    Answer<StreamPlace> open(StreamPlace place);
    Answer<PollAnswer> poll(const StreamPlace& place, const PollRequest& request, std::chrono::milliseconds timeout,
                            CancelToken cancel);
    Answer<Done> askForProof(const StreamPlace& place, const QByteArray& state);

private:
    void makeStream(StreamPlace place, QUrl endpoint,
                    const std::shared_ptr<Promise<StreamPlace, StreamFailure>>& promise);
    net::HttpRequest post(QUrl url, QByteArray body) const;
    net::Transport& m_transport;
    auth::Session& m_session;
};

} // namespace sallyport::account
