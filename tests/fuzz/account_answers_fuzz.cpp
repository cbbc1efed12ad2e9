// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The readers of the account API's and the alert stream's answers, and of the alert file. The first byte says which.
#include "core/account/alert_log.h"
#include "core/account/challenge_reader.h"
#include "core/account/lease_state.h"
#include "core/account/safety_reader.h"
#include "core/account/security_reader.h"
#include "core/account/session_list_reader.h"
#include "core/account/stream_answers.h"

#include <cstdint>
#include <cstdlib>

namespace {

/// What is kept of any file is written so that it is read the same again.
void readFile(QByteArrayView content)
{
    using sallyport::account::AlertLog;
    AlertLog log;
    log.takeAll(content);
    log.settle(100);
    AlertLog again;
    again.takeAll(log.write());
    again.settle(100);
    if (again.alerts() != log.alerts() || again.damagedLines() != log.damagedLines()
        || again.aliveAtMs() != log.aliveAtMs())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::account;
    if (size == 0)
        return 0;
    const QByteArrayView body(data + 1, static_cast<qsizetype>(size - 1));
    const QString issuer = QStringLiteral("https://service.example");
    StreamPlace place;
    switch (data[0] % 12) {
    case 0:
        static_cast<void>(readSessionPage(body));
        break;
    case 1:
        static_cast<void>(readDevices(body));
        break;
    case 2:
        static_cast<void>(readReceipts(body));
        break;
    case 3:
        static_cast<void>(readSignIns(body));
        break;
    case 4:
        static_cast<void>(readSecurity(body));
        break;
    case 5:
        static_cast<void>(readPendingChanges(body));
        break;
    case 6:
        static_cast<void>(readPollAnswer(body));
        break;
    case 7:
        static_cast<void>(readSsfConfiguration(body, issuer));
        if (readStream(body, issuer, place) && place.pollEndpoint.host() != QStringLiteral("service.example"))
            std::abort();
        break;
    case 8:
        static_cast<void>(readChallenges(body));
        break;
    case 9:
        static_cast<void>(readAuthenticatorOffer(body));
        break;
    case 10:
        static_cast<void>(readLeaseAnswer(body, 1'767'600'000));
        break;
    case 11: {
        static_cast<void>(readPasscodeFacts(body));
        static_cast<void>(readAddresses(body));
        const auto action = readAction(body);
        if (action && (!isSound(action->members) || !action->amount.isEmpty()))
            std::abort();
        break;
    }
    default:
        readFile(body);
    }
    return 0;
}
