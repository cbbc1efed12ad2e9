// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PollDesk: answers the polls of alert streams (RFC 8936): at once where there is something to deliver, else when
// something happens to the account, the session ends, a newer poll of the session comes, or 30 s are over. Judges the
// chain of continuity, and ends a session that two hold.
//   desk.poll(caller, streamId, request, std::move(answer));   journal.listen([&](auto id) { desk.wake(id); });
#pragma once

#include "service/alerts/alert_streams.h"
#include "service/alerts/event_token.h"
#include "service/alerts/poll_parking.h"
#include "service/alerts/poll_request.h"
#include "service/sign_in/sign_in_context.h"

#include <deque>

namespace sallyport::service {

/// How long a poll waits for news.
inline constexpr std::chrono::seconds longestPark{30};

class PollDesk {
public:
    /// All must outlive it.
    explicit PollDesk(SignInContext& context);

    /// 404 if the stream is not the caller's.
    void poll(const Session& caller, const QByteArray& streamId, PollRequest request, Answerer answer);
    /// A verification event for the session's stream, which is delivered like the others.
    void verify(const Session& caller, const QByteArray& streamId, const QString& state);
    /// There may be news for the account.
    void wake(std::int64_t accountId);
    /// Answers all polls, and from now on each at once.
    void stop();
    std::size_t parked() const { return m_parking.size(); }
    /// Forgets verification events that nobody came for.
    void housekeeping();

private:
    struct Turn;
    struct Page {
        QJsonObject sets;
        bool more = false;
    };
    void take(Turn& turn);
    bool isCopied(Turn& turn);
    void settle(const QByteArrayList& sessions, bool timeIsOver);
    std::optional<HttpAnswer> answerFor(const ParkedPoll& poll, bool timeIsOver);
    Page pageFor(const Session& session, const AlertStreamRow& stream, int most);
    HttpAnswer answerOf(AlertStreamRow& stream, const ShownContinuity& shown, const Page& page);
    AlertReader readerOf(const Session& session, const AlertStreamRow& stream) const;
    void dropVerifications(const QByteArray& sessionId, const QStringList& jtis);
    QString sign(const QJsonObject& claims) const;

    SignInContext& m_context;
    AlertRecords m_records;
    AlertStreams m_streams;
    const Secret m_continuityKey;
    PollParking m_parking;
    std::map<QByteArray, std::deque<VerificationToken>> m_verifications; // by session
    bool m_stopping = false;
    std::shared_ptr<int> m_life = std::make_shared<int>();
};

/// Whose acknowledgements count for a session: its device key's, or on a shared computer its own.
QByteArray readerName(const Session& session);
/// `<issuer>/ssf/<stream id>`
QByteArray audienceOf(const QByteArray& issuer, const QByteArray& streamId);

/// How long alerts are kept for a device that is away, in seconds: 90 days.
inline constexpr std::int64_t alertsKept = std::int64_t{90} * 24 * 3600;

} // namespace sallyport::service
