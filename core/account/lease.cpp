// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/lease.h"

#include "core/base/json.h"

namespace sallyport::account {

using auth::SessionError;
using auth::SessionProblem;
using net::HttpResponse;

namespace {

constexpr qsizetype maxAnswerBytes = 4096;
constexpr std::int64_t longestLease = 24 * 3600;
constexpr std::int64_t vague = 2; // seconds: the service's clock is known only to whole ones

} // namespace

std::optional<LeaseAnswer> readLeaseAnswer(QByteArrayView json, std::int64_t now)
{
    const auto object = readJsonObject(json, {.maxBytes = maxAnswerBytes, .maxDepth = 2});
    if (!object)
        return std::nullopt;
    const auto leaseEndsAt = integerMember(*object, u"lease_ends_at");
    const auto expiresAt = integerMember(*object, u"expires_at");
    if (!leaseEndsAt || !expiresAt || *expiresAt > *leaseEndsAt || *leaseEndsAt > now + longestLease
        || *expiresAt < now - vague)
        return std::nullopt;
    return LeaseAnswer{.leaseEndsAt = *leaseEndsAt, .expiresAt = *expiresAt};
}

Lease::Lease(auth::Session& session, Clock clock, LeaseTimes times)
    : m_session(session), m_clock(std::move(clock)), m_times(times)
{
    const auto& facts = session.facts();
    m_state.leaseEndsAt = facts.leaseEndsAt.value_or(facts.expiresAt);
    m_state.endsAt = m_state.leaseEndsAt;
    m_state.heardAt = session.serviceNow();
    connect(&m_look, &QTimer::timeout, this, &Lease::look);
    connect(&session, &auth::Session::ended, this, [this] { m_look.stop(); });
}

void Lease::start()
{
    if (m_session.end() || m_session.accountEndpoint().isEmpty() || m_look.isActive())
        return;
    m_look.start(m_times.look);
    beat();
}

LeaseState Lease::state() const
{
    LeaseState state = m_state;
    state.now = m_session.serviceNow();
    return state;
}

std::int64_t Lease::passedMs() const
{
    return std::max(m_clock.unixMs() - m_beatWallMs, m_clock.monotonicMs() - m_beatSteadyMs);
}

void Lease::look()
{
    if (!m_waiting && passedMs() >= m_wait.count())
        beat();
}

void Lease::beat()
{
    m_waiting = true;
    m_beatWallMs = m_clock.unixMs();
    m_beatSteadyMs = m_clock.monotonicMs();
    QUrl url = m_session.accountEndpoint();
    url.setPath(url.path() + QStringLiteral("/lease/heartbeat"));
    m_session
        .authorizedSend(
            {.method = net::Method::post, .url = url, .timeout = m_times.answer, .maxAnswerBytes = maxAnswerBytes})
        .then(this, [this](Result<HttpResponse, SessionError> answer) {
            m_waiting = false;
            if (answer)
                return judge(*answer);
            if (answer.error().what == SessionProblem::ended)
                return m_look.stop();
            setContact(LeaseContact::silent);
        });
}

void Lease::judge(const HttpResponse& answer)
{
    if (answer.status == 404 || answer.status == 405) {
        m_look.stop();
        return setContact(LeaseContact::notOffered);
    }
    const auto now = m_session.serviceNow();
    const auto times = answer.status == 200 ? readLeaseAnswer(answer.body, now) : std::nullopt;
    if (!times)
        return setContact(LeaseContact::silent);
    // A lease is never prolonged, whatever an answer says.
    m_state.leaseEndsAt = std::min(m_state.leaseEndsAt, times->leaseEndsAt);
    m_state.endsAt = std::min(m_state.leaseEndsAt, times->expiresAt);
    m_state.heardAt = now;
    m_session.noteLease(m_state.leaseEndsAt, m_state.endsAt);
    setContact(LeaseContact::heard);
}

void Lease::setContact(LeaseContact contact)
{
    m_wait = contact == LeaseContact::silent ? m_times.retry : m_times.beat;
    // A service that is less patient is beaten for thrice in its time.
    if (contact == LeaseContact::heard && m_state.endsAt < m_state.leaseEndsAt)
        m_wait =
            std::min<std::chrono::milliseconds>(m_wait, std::chrono::seconds(m_state.endsAt - m_state.heardAt) / 3);
    const bool news = contact != LeaseContact::silent || m_state.contact != contact;
    m_state.contact = contact;
    if (news)
        Q_EMIT changed();
}

} // namespace sallyport::account
