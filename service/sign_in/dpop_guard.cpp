// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/dpop_guard.h"

#include "core/base/bytes.h"

namespace sallyport::service {

namespace {

constexpr std::int64_t minuteMs = 60'000;
// A person may look at a page for some minutes; the client then uses the nonce of the answer before.
constexpr std::int64_t minutesAccepted = 5;

} // namespace

DpopGuard::DpopGuard(QByteArray issuer, Clock clock, const Random& random, qsizetype maxProofsAMinute)
    : m_issuer(std::move(issuer)),
      m_clock(std::move(clock)),
      m_nonceKey(Secret::random(random, 32)),
      m_maxProofs(maxProofsAMinute)
{
}

Result<jose::DpopFacts, DpopRefusal> DpopGuard::judge(const HttpRequest& request, QByteArrayView accessToken)
{
    const auto header = request.header("DPoP");
    if (!header)
        return std::unexpected(DpopRefusal::invalidProof);
    const jose::DpopCheck check{.method = request.method,
                                .url = QUrl::fromEncoded(m_issuer + request.path, QUrl::StrictMode),
                                .accessToken = accessToken,
                                .judgeIssuedAt = false};
    auto proof = jose::verifyDpopProof(*header, check, m_clock);
    if (!proof)
        return std::unexpected(DpopRefusal::invalidProof);
    const auto minute = proof->nonce ? minuteOf(*proof->nonce) : std::nullopt;
    if (!minute)
        return std::unexpected(DpopRefusal::useNonce);
    m_seen.removeIf([oldest = thisMinute() - minutesAccepted
                         + 1](QHash<std::int64_t, QSet<QByteArray>>::iterator entry) { return entry.key() < oldest; });
    if (m_seen[*minute].size() >= m_maxProofs)
        return std::unexpected(DpopRefusal::busy);
    if (!isFirst(*proof, *minute))
        return std::unexpected(DpopRefusal::invalidProof);
    return std::move(*proof);
}

HttpHeader DpopGuard::nonceHeader() const
{
    return {.name = "DPoP-Nonce", .value = nonceOf(thisMinute())};
}

QByteArray DpopGuard::nonceOf(std::int64_t minute) const
{
    return toBase64Url(hmacSha256(m_nonceKey.view(), QByteArray::number(qlonglong(minute))).first(16));
}

std::int64_t DpopGuard::thisMinute() const
{
    return m_clock.monotonicMs() / minuteMs;
}

std::optional<std::int64_t> DpopGuard::minuteOf(QByteArrayView nonce) const
{
    for (std::int64_t ago = 0; ago < minutesAccepted; ++ago) {
        if (constantTimeEqual(nonce, nonceOf(thisMinute() - ago)))
            return thisMinute() - ago;
    }
    return std::nullopt;
}

bool DpopGuard::isFirst(const jose::DpopFacts& proof, std::int64_t minute)
{
    const QByteArray name = sha256(proof.thumbprint + '.' + proof.jti).first(16);
    auto& seen = m_seen[minute];
    const auto before = seen.size();
    seen.insert(name);
    return seen.size() > before;
}

} // namespace sallyport::service
