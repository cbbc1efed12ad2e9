// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeAlertChannel: an alert channel whose state a test sets.
//   channel.become({.phase = account::StreamPhase::alive});  channel.proved(now);
#pragma once

#include "ui/alerts/alert_channel.h"

namespace sallyport::test {

class FakeAlertChannel : public ui::AlertChannel {
public:
    const account::AlertStreamState& state() const override { return m_state; }
    std::int64_t lastProofOfLife() const override { return m_lastProof; }
    qsizetype refusedCount() const override { return m_refused; }
    void retryNow() override { ++m_retries; }
    Task<std::int64_t, account::ProofError> prove() override
    {
        ++m_proofsAsked;
        m_proof = {};
        return m_proof.task();
    }

    void become(const account::AlertStreamState& state)
    {
        m_state = state;
        Q_EMIT stateChanged();
    }
    void proved(std::int64_t at)
    {
        m_lastProof = at;
        Q_EMIT proofOfLifeCame();
        m_proof.finish(at);
    }

    account::AlertStreamState m_state;
    std::int64_t m_lastProof = 0;
    qsizetype m_refused = 0;
    int m_retries = 0;
    int m_proofsAsked = 0;
    Promise<std::int64_t, account::ProofError> m_proof;
};

} // namespace sallyport::test
