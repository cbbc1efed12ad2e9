// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LifeProof: asks for verification events (SSF 1.0 8.1.4) and knows which of those that come prove that the stream
// lives.
//   proof.ask(place).then(this, ...);  if (proof.isProof(event, place, serviceNow)) proof.came(now);
#pragma once

#include "core/account/alert_stream.h"
#include "core/account/stream_calls.h"
#include "core/jose/security_event_token.h"

namespace sallyport::account {

class LifeProof : public QObject {
public:
    LifeProof(StreamCalls& calls, Random random, std::chrono::milliseconds wait);

    Task<std::int64_t, ProofError> ask(const StreamPlace& place);
    /// A verification event of this stream that was asked for here, or by another program within the last minute.
    bool isProof(const jose::SecurityEvent& event, const StreamPlace& place, std::int64_t serviceNow) const;
    /// Answers all who asked; `at`: seconds since 1970 by this computer's clock.
    void came(std::int64_t at);

private:
    struct Question {
        QByteArray state;
        Promise<std::int64_t, ProofError> promise;
    };
    using SharedQuestion = std::shared_ptr<Question>;
    void fail(const SharedQuestion& question, ProofError why);
    StreamCalls& m_calls;
    Random m_random;
    std::chrono::milliseconds m_wait;
    QList<SharedQuestion> m_open;
};

} // namespace sallyport::account
