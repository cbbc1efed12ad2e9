// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_stream.h"

#include "core/account/alert_stream_inside.h"

namespace sallyport::account {

AlertStream::AlertStream(AlertContext context, auth::Session& session, AlertStore& alerts)
    : m_d(std::make_unique<Inside>(*this, std::move(context), session, alerts))
{
    connect(&alerts, &AlertStore::added, this, &AlertStream::alertArrived);
}

AlertStream::~AlertStream() = default;

void AlertStream::start()
{
    m_d->start();
}

void AlertStream::stop()
{
    if (m_d->state.phase != StreamPhase::idle && m_d->state.phase != StreamPhase::stopped)
        m_d->stop(StreamTrouble::left);
}

void AlertStream::retryNow()
{
    m_d->retryNow();
}

const AlertStreamState& AlertStream::state() const
{
    return m_d->state;
}

std::int64_t AlertStream::lastProofOfLife() const
{
    return m_d->lastProofOfLife();
}

qsizetype AlertStream::refusedCount() const
{
    return m_d->refusedCount;
}

Task<std::int64_t, ProofError> AlertStream::prove()
{
    return m_d->prove();
}

} // namespace sallyport::account
