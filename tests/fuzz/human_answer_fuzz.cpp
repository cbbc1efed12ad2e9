// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HumanChecks::judge and what it judges with: nothing passes that was not solved. The input is an answer; it is tried
// as it is, against an open `work` challenge, and against a slider and pictures whose answers are known here.
#include "core/base/json.h"
#include "service/sign_in/human_checks.h"
#include "service/sign_in/picture_puzzle.h"
#include "service/sign_in/slider_puzzle.h"

#include <QJsonArray>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport;
using namespace sallyport::service;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

HumanChecks& checks()
{
    static HumanChecks made(systemClock(), systemRandom(), Secret::copyOf("fuzz"),
                            {.workCost = 1, .workPrefixBits = 4});
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QByteArray session(32, '\1');
    const auto verdict = checks().judge(bytes, session);
    require(verdict == HumanVerdict::unknown || verdict == HumanVerdict::malformed);
    auto answer = readJsonObject(bytes);
    if (!answer)
        return 0;

    const QJsonObject work = checks().make(HumanCheckKind::work, session, 0);
    QJsonObject aimed = *answer;
    aimed.insert(u"type", work.value(u"type"));
    aimed.insert(u"id", work.value(u"id"));
    aimed.insert(u"challenge", work.value(u"challenge"));
    require(checks().judge(writeJson(aimed), session) != HumanVerdict::passed);

    constexpr int place = 300;
    if (isSliderSolved(*answer, place, 5)) {
        const auto x = integerMember(*answer, u"x");
        require(x && *x >= place - 10 && *x <= place + 10 && answer->value(u"trace").toArray().size() >= 6);
    }
    if (arePicturesRight(*answer, {2, 5, 8}))
        require(answer->value(u"indexes").toArray().size() == 3);
    return 0;
}
