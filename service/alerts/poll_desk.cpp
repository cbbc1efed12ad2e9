// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/poll_desk.h"

#include "service/account/account_guard.h"

namespace sallyport::service {

namespace {

constexpr qsizetype sessionsARound = 50;
constexpr std::size_t mostVerifications = 20;
constexpr std::int64_t verificationSeconds = 600;

} // namespace

QByteArray readerName(const Session& session)
{
    return session.deviceId.isEmpty() ? session.id : session.deviceId;
}

QByteArray audienceOf(const QByteArray& issuer, const QByteArray& streamId)
{
    return issuer + "/ssf/" + streamId;
}

/// One poll on its way, and what is answered once all of it is kept.
struct PollDesk::Turn {
    const Session& caller;
    const QByteArray& streamId;
    const PollRequest& request;
    AlertStreamRow stream = {};
    std::optional<HttpAnswer> olderAnswer = {};
    std::optional<HttpAnswer> answer = {}; ///< nothing: it waits
};

PollDesk::PollDesk(SignInContext& context)
    : m_context(context),
      m_records(context.parts.store.database),
      m_streams(context.parts.store.database),
      m_continuityKey(context.parts.store.vault.subkey("poll-continuity")),
      m_parking(context.parts.executor, context.parts.clock, longestPark,
                [this](const QByteArrayList& sessions) { settle(sessions, true); })
{
}

void PollDesk::poll(const Session& caller, const QByteArray& streamId, PollRequest request, Answerer answer)
{
    request.shown.outside = caller.alertsOnly;
    Turn turn{.caller = caller, .streamId = streamId, .request = request};
    const auto done = m_context.parts.store.database.inTransaction([&] {
        take(turn);
        return Done{};
    });
    if (!done)
        return answer(unavailable());
    if (turn.olderAnswer) {
        if (auto older = m_parking.take(caller.id))
            older->answer(std::move(*turn.olderAnswer));
    }
    if (turn.answer)
        return answer(std::move(*turn.answer));
    m_parking.park({.sessionId = caller.id,
                    .accountId = caller.accountId,
                    .most = request.most,
                    .shown = std::move(request.shown),
                    .answer = std::move(answer)});
}

/// An older poll is answered before the newer one is judged: two that take turns, each while the other one's poll
/// waits, would otherwise never be noticed.
void PollDesk::take(Turn& turn)
{
    const auto& caller = turn.caller;
    const auto& request = turn.request;
    auto stream = m_streams.find(caller.id);
    if (!stream || stream->streamId != turn.streamId) {
        turn.answer = accountError(404, "not_found");
        return;
    }
    turn.stream = std::move(*stream);
    if (const auto* older = m_parking.find(caller.id))
        turn.olderAnswer = answerOf(turn.stream, older->shown, {});
    if (isCopied(turn))
        return;
    const auto reader = readerOf(caller, turn.stream);
    m_records.acknowledge(reader, request.acknowledged);
    m_records.refuse(reader, request.refused);
    dropVerifications(caller.id, request.acknowledged + request.refused);
    if (!request.refused.isEmpty())
        m_context.parts.audit.write(
            {.event = AuditEvent::alertRefused, .accountId = caller.accountId, .sessionId = caller.id});
    const auto page = pageFor(caller, turn.stream, request.most);
    if (!page.sets.isEmpty() || request.immediately || request.most == 0 || m_stopping)
        turn.answer = answerOf(turn.stream, request.shown, page);
}

bool PollDesk::isCopied(Turn& turn)
{
    if (turn.request.shown.outside || continuesChain(turn.stream.chain, turn.request.shown))
        return false;
    const auto& caller = turn.caller;
    m_context.parts.audit.write(
        {.event = AuditEvent::sessionCopied, .accountId = caller.accountId, .sessionId = caller.id});
    turn.answer = endedSession(m_context.sessionEnd.end(caller, {.by = EndedBy::reuse, .copiedSession = true}));
    return true;
}

void PollDesk::verify(const Session& caller, const QByteArray& streamId, const QString& state)
{
    auto& tokens = m_verifications[caller.id];
    tokens.push_back({.jti = randomToken(m_context.parts.random, 16),
                      .streamId = streamId,
                      .state = state,
                      .issuedAt = m_context.now()});
    if (tokens.size() > mostVerifications)
        tokens.pop_front();
    settle({caller.id}, false);
}

void PollDesk::wake(std::int64_t accountId)
{
    settle(m_parking.sessionsOf(accountId), false);
}

void PollDesk::stop()
{
    m_stopping = true;
    settle(m_parking.allSessions(), true);
}

/// Some at a time, so that a thousand windows of one account do not hold up the others.
void PollDesk::settle(const QByteArrayList& sessions, bool timeIsOver)
{
    std::vector<std::pair<QByteArray, HttpAnswer>> answers;
    const auto now = sessions.first(std::min(sessions.size(), sessionsARound));
    const auto done = m_context.parts.store.database.inTransaction([&] {
        for (const auto& sessionId : now) {
            const auto* poll = m_parking.find(sessionId);
            if (auto answer = poll ? answerFor(*poll, timeIsOver) : std::nullopt)
                answers.emplace_back(sessionId, std::move(*answer));
        }
        return Done{};
    });
    for (auto& [sessionId, answer] : answers) {
        if (auto poll = m_parking.take(sessionId))
            poll->answer(done ? std::move(answer) : unavailable());
    }
    if (sessions.size() == now.size())
        return;
    m_context.parts.executor.post(
        [this, rest = sessions.sliced(now.size()), timeIsOver, alive = std::weak_ptr(m_life)] {
            if (!alive.expired())
                settle(rest, timeIsOver);
        });
}

std::optional<HttpAnswer> PollDesk::answerFor(const ParkedPoll& poll, bool timeIsOver)
{
    const auto session = m_context.settledSession(poll.sessionId);
    auto stream = m_streams.find(poll.sessionId);
    if (!session || !stream || session->endedAt) {
        m_verifications.erase(poll.sessionId);
        return endedSession(session ? session->receipt : QByteArray());
    }
    const auto page = pageFor(*session, *stream, poll.most);
    if (page.sets.isEmpty() && !timeIsOver)
        return std::nullopt;
    return answerOf(*stream, poll.shown, page);
}

AlertReader PollDesk::readerOf(const Session& session, const AlertStreamRow& stream) const
{
    return {.accountId = session.accountId,
            .name = readerName(session),
            .sessionId = session.id,
            .types = stream.eventTypes};
}

PollDesk::Page PollDesk::pageFor(const Session& session, const AlertStreamRow& stream, int most)
{
    Page page;
    const TokenFrame frame{.issuer = m_context.parts.issuer,
                           .audience = audienceOf(m_context.parts.issuer, stream.streamId)};
    const auto add = [&](const auto& event) {
        page.more = page.sets.size() >= most;
        if (!page.more)
            page.sets.insert(QString::fromLatin1(event.jti), sign(claimsOf(event, frame)));
    };
    if (const auto found = m_verifications.find(session.id); found != m_verifications.end())
        std::ranges::for_each(found->second, add);
    const auto left = most - static_cast<int>(page.sets.size());
    std::ranges::for_each(m_records.unread(readerOf(session, stream), m_context.now() - alertsKept, left + 1), add);
    return page;
}

/// RFC 8936 2.4; the chain goes on with every answer that is given.
HttpAnswer PollDesk::answerOf(AlertStreamRow& stream, const ShownContinuity& shown, const Page& page)
{
    QJsonObject body{{QStringLiteral("sets"), page.sets}, {QStringLiteral("moreAvailable"), page.more}};
    if (shown.outside)
        return jsonAnswer(200, body);
    const auto next = nextContinuity(m_continuityKey.view(), stream.sessionId, shown);
    const auto chain = chainAfter(shown, next);
    if (stream.chain != chain)
        m_streams.setChain(stream.sessionId, chain);
    stream.chain = chain;
    body.insert(QStringLiteral("continuity"), QString::fromLatin1(next));
    return jsonAnswer(200, body);
}

void PollDesk::dropVerifications(const QByteArray& sessionId, const QStringList& jtis)
{
    const auto found = m_verifications.find(sessionId);
    if (found == m_verifications.end())
        return;
    std::erase_if(found->second, [&](const auto& token) { return jtis.contains(QString::fromLatin1(token.jti)); });
    if (found->second.empty())
        m_verifications.erase(found);
}

void PollDesk::housekeeping()
{
    const auto before = m_context.now() - verificationSeconds;
    for (auto& [sessionId, tokens] : m_verifications)
        std::erase_if(tokens, [&](const auto& token) { return token.issuedAt < before; });
    std::erase_if(m_verifications, [](const auto& entry) { return entry.second.empty(); });
}

QString PollDesk::sign(const QJsonObject& claims) const
{
    return QString::fromLatin1(m_context.signer.sign(QLatin1String("secevent+jwt"), claims));
}

} // namespace sallyport::service
