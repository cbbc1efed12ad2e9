// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_channel.h"

namespace sallyport::ui {
namespace {

class RealChannel : public AlertChannel {
public:
    explicit RealChannel(std::unique_ptr<account::AlertStream> stream) : m_stream(std::move(stream))
    {
        connect(m_stream.get(), &account::AlertStream::alertArrived, this, &AlertChannel::alertArrived);
        connect(m_stream.get(), &account::AlertStream::stateChanged, this, &AlertChannel::stateChanged);
        connect(m_stream.get(), &account::AlertStream::proofOfLifeCame, this, &AlertChannel::proofOfLifeCame);
    }
    const account::AlertStreamState& state() const override { return m_stream->state(); }
    std::int64_t lastProofOfLife() const override { return m_stream->lastProofOfLife(); }
    qsizetype refusedCount() const override { return m_stream->refusedCount(); }
    void retryNow() override { m_stream->retryNow(); }
    Task<std::int64_t, account::ProofError> prove() override { return m_stream->prove(); }

private:
    std::unique_ptr<account::AlertStream> m_stream;
};

} // namespace

std::unique_ptr<AlertChannel> alertChannel(std::unique_ptr<account::AlertStream> stream)
{
    return std::make_unique<RealChannel>(std::move(stream));
}

} // namespace sallyport::ui
