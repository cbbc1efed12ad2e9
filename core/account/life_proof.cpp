// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/life_proof.h"

#include "core/account/event_types.h"
#include "core/base/json.h"

#include <QTimer>

namespace sallyport::account {

namespace {

constexpr qsizetype stateBytes = 16;
constexpr qsizetype mostQuestions = 20;
constexpr std::int64_t freshSeconds = 60;

} // namespace

LifeProof::LifeProof(StreamCalls& calls, Random random, std::chrono::milliseconds wait)
    : m_calls(calls), m_random(std::move(random)), m_wait(wait)
{
}

Task<std::int64_t, ProofError> LifeProof::ask(const StreamPlace& place)
{
    if (place.verifyEndpoint.isEmpty() || m_open.size() >= mostQuestions)
        return Task<std::int64_t, ProofError>::ready(std::unexpected(ProofError::refused));
    auto question = std::make_shared<Question>(randomToken(m_random, stateBytes));
    auto task = question->promise.task();
    m_open.append(question);
    m_calls.askForProof(place, question->state).then(this, [this, question](Result<Done, StreamFailure> asked) {
        if (!asked) {
            const bool lost = asked.error().trouble == StreamTrouble::transport;
            fail(question, lost ? ProofError::notConnected : ProofError::refused);
        }
    });
    QTimer::singleShot(m_wait, this, [this, question] { fail(question, ProofError::noProof); });
    return task;
}

void LifeProof::fail(const SharedQuestion& question, ProofError why)
{
    m_open.removeOne(question);
    question->promise.finish(std::unexpected(why));
}

bool LifeProof::isProof(const jose::SecurityEvent& event, const StreamPlace& place, std::int64_t serviceNow) const
{
    if (event.type != ssfEvent + QStringLiteral("verification") || stringMember(event.subject, u"id") != place.streamId)
        return false;
    const auto state = stringMember(event.members, u"state").value_or(QString()).toLatin1();
    const bool asked = std::ranges::any_of(m_open, [&](auto& question) { return question->state == state; });
    return asked || event.issuedAt >= serviceNow - freshSeconds;
}

void LifeProof::came(std::int64_t at)
{
    for (const auto& question : std::exchange(m_open, {}))
        question->promise.finish(at);
}

} // namespace sallyport::account
