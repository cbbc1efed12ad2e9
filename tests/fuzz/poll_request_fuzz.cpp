// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client says over its alert stream: whatever is read keeps to its limits.
#include "service/alerts/event_token.h"
#include "service/alerts/poll_request.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport::service;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool areNames(const QStringList& names)
{
    return names.size() <= 1000
        && std::ranges::all_of(names, [](const QString& name) { return !name.isEmpty() && name.size() <= 200; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView body(data, static_cast<qsizetype>(size));
    if (const auto poll = readPollRequest(body)) {
        require(poll->most >= 0 && poll->most <= mostEventsAtOnce);
        require(areNames(poll->acknowledged) && areNames(poll->refused));
        require(!poll->shown.attempt.isEmpty() && poll->shown.attempt.size() <= 200);
        require(poll->shown.continuity.size() <= 200);
    }
    if (const auto types = readStreamRequest(body))
        require(types->size() <= toldEventTypes().size());
    if (const auto verify = readVerifyRequest(body))
        require(!verify->streamId.isEmpty() && verify->state.size() <= 1024);
    return 0;
}
