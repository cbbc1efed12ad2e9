// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an AlertStream's inside that is about proofs of life.
#include "core/account/alert_stream_inside.h"

namespace sallyport::account {

using secrets::SecretStoreError;

void AlertStream::Inside::takeProof(const jose::SecurityEvent& event)
{
    if (!m_proof.isProof(event, m_place, serviceNow()))
        return;
    m_alerts.noteProofOfLife(m_context.clock.unixMs()).then(this, [](Result<Done, SecretStoreError>) {});
    m_proof.came(now());
}

void AlertStream::Inside::noticeProof()
{
    const bool same = std::exchange(m_seenProof, m_alerts.lastProofOfLifeMs()) == m_alerts.lastProofOfLifeMs();
    if (same || state.phase == StreamPhase::connecting) // connecting: one of an earlier run, read from the file
        return;
    m_proof.came(m_alerts.lastProofOfLife());
    Q_EMIT m_owner.proofOfLifeCame();
}

Task<std::int64_t, ProofError> AlertStream::Inside::prove()
{
    using Answer = Task<std::int64_t, ProofError>;
    if (state.phase == StreamPhase::alive)
        return m_proof.ask(m_place);
    if (state.phase != StreamPhase::elsewhere)
        return Answer::ready(std::unexpected(ProofError::notConnected));
    // The proof comes to the program that polls, and through its store to this one.
    auto promise = std::make_shared<Promise<std::int64_t, ProofError>>();
    auto task = promise->task();
    m_keeper.read(m_session.facts().sessionId).then(this, [this, promise](Result<StreamPlace, SecretStoreError> place) {
        if (!place || place->streamId.isEmpty())
            return promise->finish(std::unexpected(ProofError::notConnected));
        m_proof.ask(*place).then(this, [promise](Result<std::int64_t, ProofError> proof) { promise->finish(proof); });
    });
    return task;
}

} // namespace sallyport::account
