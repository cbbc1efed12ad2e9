// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HumanChecks: draws and judges the slider, the pictures and the ALTCHA work of the sign-in. Challenges live in memory,
// are bound to one auth_session, used once and good for two minutes. Wire forms: docs/protocol.md, "Human check".
//   QJsonObject c = checks.make(HumanCheckKind::slider, sessionHash, failures);   // on a pool thread or the loop
//   HumanVerdict v = checks.judge(answer, sessionHash);
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secret.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace sallyport::service {

enum class HumanCheckKind { slider, pictures, work };

enum class HumanVerdict {
    passed,
    failed,   ///< wrong place, wrong pictures, an implausible drag, a wrong solution
    unknown,  ///< no such challenge for this auth_session: expired, used, or another's
    malformed ///< not an answer at all
};

struct HumanCheckLimits {
    int sliderTolerancePx = 5; ///< either way, in pixels of a picture 320 wide; the wire's picture is twice that
    int workCost = 0;          ///< PBKDF2 rounds of one try; 0 = the product's own value
    int workPrefixBits = 0;    ///< 2^bits tries on average before the first failure; 0 = the product's own value
    std::int64_t lifeMs = 120'000;
    int maxOpen = 10'000; ///< challenges kept at once; the oldest go first
};

std::optional<HumanCheckKind> humanCheckKind(QStringView name);
QString humanCheckName(HumanCheckKind kind);

class HumanChecks {
public:
    HumanChecks(Clock clock, Random random, Secret hmacKey, HumanCheckLimits limits = {});
    ~HumanChecks();

    /// The `captcha_challenge` object. `failures`: human checks failed before in this sign-in; doubles the work each
    /// time. `authSessionHash`: SHA-256 of the auth_session, 32 bytes. Safe to call from several threads.
    QJsonObject make(HumanCheckKind kind, QByteArrayView authSessionHash, int failures);
    /// Judges the `captcha` answer and uses the challenge up, whatever the verdict.
    HumanVerdict judge(QByteArrayView answerJson, QByteArrayView authSessionHash);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::service
