// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_stream.h"

#include "core/base/bytes.h"
#include "tests/core/account/fake_alerts.h"

#include <QFile>

using namespace sallyport;
using namespace sallyport::test;
using account::Alert;
using account::AlertStore;
using account::AlertStream;
using account::StreamPhase;
using account::StreamTrouble;

namespace {

const QString jti1 = QStringLiteral("jti-1");

struct Stream : FakeAlerts {
    QString data = folder.filePath(QStringLiteral("data"));
    int count = 0; ///< alerts that arrived, over all programs made by open()

    explicit Stream(const auth::DeviceChoice& choice = own()) : FakeAlerts(choice) {}

    struct Program {
        AlertStore alerts;
        AlertStream stream;
        Program(Stream& f, const QString& data, auth::Session& session)
            : alerts(data, QStringLiteral("practice")), stream(f.context(), session, alerts)
        {
            QObject::connect(&stream, &AlertStream::alertArrived, &stream, [&f](const Alert&) { ++f.count; });
            stream.start();
        }
    };
    account::AlertContext context()
    {
        using ms = std::chrono::milliseconds;
        return {.transport = &transport,
                .store = &store,
                .lockPath = folder.filePath(QStringLiteral("alerts")),
                .clock = clock.clock(),
                .random = random,
                .times = {.firstBackOff = ms(2), .longestBackOff = ms(8), .proofWait = ms(300), .lookEvery = ms(5)}};
    }
    std::unique_ptr<Program> open() { return std::make_unique<Program>(*this, data, *session); }

    /// What every call is answered once the service has ended this session.
    net::HttpResponse ended(const char* by)
    {
        auto claims = receiptClaims(session->facts().sessionId);
        claims.insert(QStringLiteral("jkt"), QString::fromLatin1(service.onlySession().jkt));
        claims.insert(QStringLiteral("by"), QLatin1String(by));
        const auto receipt = sign(key, QStringLiteral("session-end-receipt+jwt"), claims);
        auto refusal = json(401,
                            {{QStringLiteral("error"), QStringLiteral("invalid_token")},
                             {QStringLiteral("receipt"), QString::fromLatin1(receipt)}});
        refusal.headers.append(net::Header{"WWW-Authenticate", R"(DPoP error="invalid_token")"});
        return refusal;
    }

    QByteArray onDisk() const
    {
        QFile file(data + QStringLiteral("/alerts-practice.jsonl"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool morePolls(int more)
    {
        const int until = polls + more;
        return waitUntil([&] { return polls >= until; });
    }
};

bool isAlive(const Stream::Program& program)
{
    return waitUntil([&] { return program.stream.state().phase == StreamPhase::alive; });
}

} // namespace

TEST_CASE("an alert is on disk before it is acknowledged, and arrives once")
{
    Stream f;
    bool storedFirst = true;
    f.onAck = [&](const QStringList& jtis) {
        for (const auto& jti : jtis)
            storedFirst = storedFirst && (jti.startsWith(u"proof") || f.onDisk().contains(jti.toLatin1()));
    };
    f.queueSignIn(jti1);
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    REQUIRE(f.morePolls(3));
    CHECK(storedFirst);
    CHECK(f.count == 1);
    CHECK(f.copiesSeen == 0);
    CHECK(program->alerts.alerts().first().kind == account::AlertKind::newDevice);
    CHECK(QFile::permissions(f.data + QStringLiteral("/alerts-practice.jsonl"))
              .testAnyFlags(QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)
          == false);
}

TEST_CASE("an alert delivered again, in the same program or after a restart, is acknowledged and not told again")
{
    Stream f;
    f.queueSignIn(jti1);
    auto program = f.open();
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    f.queueSignIn(jti1);
    REQUIRE(waitUntil([&] { return f.acknowledged.count(jti1) == 2; }));
    program.reset();
    f.queueSignIn(jti1);
    program = f.open();
    REQUIRE(waitUntil([&] { return f.acknowledged.count(jti1) == 3; }));
    CHECK(f.count == 1);
    CHECK(program->alerts.alerts().size() == 1);
}

TEST_CASE("lost answers and restarts at any moment never look like a copied session, and lose no alert")
{
    Stream f;
    f.loseEvery = GENERATE(3, 4, 5);
    QStringList all;
    for (int round = 0; round < 8; ++round) {
        const auto program = f.open();
        all << QStringLiteral("jti-%1").arg(round);
        f.queueSignIn(all.last());
        REQUIRE(f.morePolls(1 + round % 4)); // and then the program dies
    }
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(all.last()); }));
    CHECK(f.copiesSeen == 0);
    CHECK(program->alerts.alerts().size() == all.size());
    CHECK(f.count == all.size());
}

TEST_CASE("a program killed while its poll is under way goes on where it stood")
{
    Stream f;
    auto program = f.open();
    REQUIRE(isAlive(*program));
    f.transport.holding = true; // the service has acted, the answer never comes
    REQUIRE(f.morePolls(1));
    program.reset();
    f.transport.release();
    program = f.open();
    REQUIRE(isAlive(*program));
    REQUIRE(f.morePolls(3));
    CHECK(f.copiesSeen == 0);
}

TEST_CASE("of two programs one polls, the other reads its store and takes over when it ends")
{
    Stream f;
    auto first = f.open();
    REQUIRE(isAlive(*first));
    auto second = f.open();
    REQUIRE(waitUntil([&] { return second->stream.state().phase == StreamPhase::elsewhere; }));
    f.queueSignIn(jti1);
    REQUIRE(waitUntil([&] { return f.count == 2; })); // told in both
    CHECK(f.acknowledged.count(jti1) <= 1);
    f.clock.advanceMs(5000);
    const auto proof = waitFor(second->stream.prove()); // through the other program
    CHECK(proof);
    first.reset();
    REQUIRE(isAlive(*second));
    f.queueSignIn(QStringLiteral("jti-2"));
    REQUIRE(waitUntil([&] { return f.count == 3; }));
    CHECK(f.copiesSeen == 0);
    CHECK(second->alerts.alerts().size() == 2);
}

TEST_CASE("what does not verify is refused by name, never shown and never stored")
{
    Stream f;
    const auto type = account::caepEvent + QStringLiteral("session-revoked");
    const auto with = [&](const QString& jti, const QString& member, const QJsonValue& value) {
        auto claims = f.claims(jti, type);
        claims.insert(member, value);
        f.queue(jti, f.set(claims));
    };
    const qint64 now = f.clock.clock().unixSeconds();
    f.queue(QStringLiteral("forged"),
            f.sign(jose::EcKey::generate(), QStringLiteral("secevent+jwt"), f.claims(QStringLiteral("forged"), type)));
    f.queue(QStringLiteral("receipt"),
            f.sign(f.key, QStringLiteral("session-end-receipt+jwt"), f.claims(QStringLiteral("receipt"), type)));
    f.queue(QStringLiteral("other-jti"), f.set(f.claims(jti1, type)));
    f.queue(QStringLiteral("nonsense"), "a.b.c");
    with(QStringLiteral("issuer"), QStringLiteral("iss"), QStringLiteral("https://evil.example"));
    with(QStringLiteral("audience"), QStringLiteral("aud"), issuer + QStringLiteral("/ssf/stream-2"));
    with(QStringLiteral("sub"), QStringLiteral("sub"), QStringLiteral("me"));
    with(QStringLiteral("exp"), QStringLiteral("exp"), now + 1000);
    with(QStringLiteral("future"), QStringLiteral("iat"), now + 4000);
    with(QStringLiteral("stale"), QStringLiteral("iat"), now - qint64{200} * 86'400);
    with(QStringLiteral("two"), QStringLiteral("events"),
         QJsonObject{{type, QJsonObject()}, {QStringLiteral("urn:x"), QJsonObject()}});
    with(QStringLiteral("none"), QStringLiteral("events"), QJsonObject());
    const auto number = f.waiting.size();
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return f.refused.size() == number; }));
    const auto word = [&](const char* jti) {
        return f.refused.value(QLatin1String(jti)).toObject().value(u"err").toString();
    };
    CHECK(word("forged") == QStringLiteral("invalid_key"));
    CHECK(word("issuer") == QStringLiteral("invalid_issuer"));
    CHECK(word("audience") == QStringLiteral("invalid_audience"));
    CHECK(word("stale") == QStringLiteral("invalid_request"));
    CHECK(program->alerts.alerts().isEmpty());
    CHECK(program->stream.refusedCount() == number);
    CHECK(f.keysAsked <= 3);
    f.queueSignIn(QStringLiteral("good"));
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(QStringLiteral("good")); }));
    CHECK(f.count == 1);
}

TEST_CASE("a new key of the service is fetched once; while it cannot be, nothing is refused")
{
    Stream f;
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    REQUIRE(f.morePolls(2));
    f.key = jose::EcKey::generate();
    f.kid = QStringLiteral("two");
    f.keysThere = false;
    f.queueSignIn(jti1);
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::retrying; }));
    f.keysThere = true;
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    CHECK(f.refused.isEmpty());
    CHECK(f.count == 1);
}

TEST_CASE("10,000 alerts at once: all are acknowledged, the newest 5,000 are kept")
{
    Stream f;
    const auto claims = f.claims(jti1, account::ownEvent + QStringLiteral("sign-in-incomplete"));
    for (int i = 0; i < 10'000; ++i) {
        auto one = claims;
        const auto jti = QStringLiteral("jti-%1").arg(i, 5, 10, QLatin1Char('0'));
        one.insert(QStringLiteral("jti"), jti);
        one.insert(QStringLiteral("iat"), claims.value(u"iat").toInteger() - (i * 7919) % 10'000); // out of order
        f.queue(jti, f.set(one));
    }
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return f.waiting.isEmpty(); }, std::chrono::seconds(60)));
    const auto& alerts = program->alerts.alerts();
    REQUIRE(alerts.size() == 5000);
    CHECK(std::ranges::is_sorted(alerts, std::ranges::greater(), &Alert::at));
    CHECK(alerts.last().at > claims.value(u"iat").toInteger() - 5001);
    CHECK(f.copiesSeen == 0);
}

TEST_CASE("a disk that fails: the alert is shown but not acknowledged, and stored once the disk is well")
{
    Stream f;
    QFile inTheWay(f.data);
    REQUIRE(inTheWay.open(QIODevice::WriteOnly));
    f.queueSignIn(jti1);
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return f.count == 1; }));
    REQUIRE(waitUntil([&] { return program->stream.state().trouble == StreamTrouble::storeFailed; }));
    REQUIRE(f.morePolls(3));
    CHECK(f.acknowledged.isEmpty());
    CHECK(program->alerts.alerts().size() == 1);
    REQUIRE(inTheWay.remove());
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    CHECK(f.onDisk().contains("jti-1"));
    CHECK(f.count == 1);
}

TEST_CASE("where the place in the chain is not known for certain nothing is polled")
{
    Stream f;
    auto program = f.open();
    REQUIRE(isAlive(*program));
    program.reset();
    const int before = f.polls;
    f.store.failReads = secrets::SecretStoreError::locked;
    program = f.open();
    REQUIRE(waitUntil([&] { return program->stream.state().trouble == StreamTrouble::storeFailed; }));
    f.store.failReads.reset();
    f.store.failWrites = secrets::SecretStoreError::noSpace;
    f.clock.advanceMs(1000);
    const int writes = f.store.writes;
    REQUIRE(waitUntil([&] { return f.store.writes > writes + 2; }));
    CHECK(f.polls == before);
    f.store.failWrites.reset();
    REQUIRE(isAlive(*program));
    CHECK(f.copiesSeen == 0);
}

TEST_CASE("a place that cannot be read is not written over")
{
    Stream f;
    f.store.values->insert_or_assign(QStringLiteral("alerts/practice"), Secret::copyOf("garbage"));
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return program->stream.state().trouble == StreamTrouble::storeFailed; }));
    CHECK(f.polls == 0);
    CHECK(f.store.values->at(QStringLiteral("alerts/practice")).view() == QByteArrayView("garbage"));
}

TEST_CASE("only a verification event that comes is a proof of life")
{
    Stream f;
    f.answersProofs = false;
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    CHECK(waitFor(program->stream.prove()).error() == account::ProofError::noProof);
    CHECK(program->stream.lastProofOfLife() == 0);
    f.answersProofs = true;
    f.clock.advanceMs(7000);
    const auto proof = waitFor(program->stream.prove());
    REQUIRE(proof);
    CHECK(*proof == someMonday + 7);
    CHECK(program->stream.lastProofOfLife() == someMonday + 7);
    CHECK(program->alerts.alerts().isEmpty());
}

TEST_CASE("an old verification event that nobody asked for proves nothing")
{
    Stream f;
    f.answersProofs = false;
    auto claims = f.claims(jti1, account::ssfEvent + QStringLiteral("verification"),
                           {{QStringLiteral("state"), QStringLiteral("x")}});
    claims.insert(QStringLiteral("sub_id"),
                  QJsonObject{{QStringLiteral("format"), QStringLiteral("opaque")},
                              {QStringLiteral("id"), QStringLiteral("stream-1")}});
    claims.insert(QStringLiteral("iat"), qint64{f.clock.clock().unixSeconds() - 3600});
    f.queue(jti1, f.set(claims));
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    CHECK(program->stream.lastProofOfLife() == 0);
}

TEST_CASE("a session ended elsewhere is noticed without a click, and its place forgotten")
{
    Stream f;
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    REQUIRE(f.store.has(QStringLiteral("alerts/practice")));
    f.instead = f.ended("reuse");
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::stopped; }));
    CHECK(program->stream.state().trouble == StreamTrouble::sessionEnded);
    CHECK(f.session->end()->cause == auth::EndCause::reuse);
    CHECK(waitUntil([&] { return !f.store.has(QStringLiteral("alerts/practice")); }));
}

TEST_CASE("the account is locked while one is signed in: the alert stays, the session's end is told")
{
    Stream f;
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    f.queue(jti1, f.set(f.claims(jti1, account::riscEvent + QStringLiteral("account-disabled"))));
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    f.instead = f.ended("service");
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::stopped; }));
    CHECK(f.session->end()->cause == auth::EndCause::service);
    CHECK(program->alerts.alerts().first().kind == account::AlertKind::accountLocked);
}

TEST_CASE("offline for a day, then back: the state says since when, and nothing is lost")
{
    Stream f;
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    f.instead = FakeTransport::Outcome(std::unexpected(net::TransportError::unreachable));
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::retrying; }));
    const auto since = program->stream.state().since;
    f.clock.advanceMs(qint64{86'400} * 1000);
    REQUIRE(waitUntil([&] { return program->stream.state().next >= someMonday + 86'400; }));
    CHECK(program->stream.state().since == since);
    CHECK(program->stream.state().transport == net::TransportError::unreachable);
    f.queueSignIn(jti1);
    f.instead.reset();
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1); }));
    CHECK(f.copiesSeen == 0);
}

TEST_CASE("a wrong clock of this computer, and one that steps, refuse no alert")
{
    Stream f;
    const auto program = f.open();
    REQUIRE(isAlive(*program));
    f.service.clockAheadSeconds = qint64{400} * 86'400; // as if this computer fell back by more than a year
    f.api = [&f, inner = f.api](const net::HttpRequest& request) {
        auto outcome = inner(request);
        const auto date =
            QDateTime::fromSecsSinceEpoch(f.clock.clock().unixSeconds() + f.service.clockAheadSeconds, Qt::UTC);
        if (outcome)
            outcome->headers.append(
                {"Date", QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1()});
        return outcome;
    };
    REQUIRE(f.morePolls(2));
    auto claims = f.claims(jti1, account::caepEvent + QStringLiteral("session-established"));
    claims.insert(QStringLiteral("iat"), claims.value(u"iat").toInteger() + f.service.clockAheadSeconds);
    f.queue(jti1, f.set(claims));
    REQUIRE(waitUntil([&] { return f.acknowledged.contains(jti1) || f.refused.contains(jti1); }));
    CHECK_FALSE(f.refused.contains(jti1));
}

TEST_CASE("a busy service is asked again after the time it named, and retryNow ends the waiting")
{
    Stream f;
    auto busy = json(503);
    busy.headers.append(net::Header{"Retry-After", "120"});
    f.instead = busy;
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::retrying; }));
    CHECK(program->stream.state().trouble == StreamTrouble::serviceBusy);
    CHECK(program->stream.state().next >= someMonday + 120);
    f.instead.reset();
    program->stream.retryNow();
    CHECK(isAlive(*program));
}

TEST_CASE("a service without alerts is not asked again")
{
    Stream f;
    f.instead = json(404);
    const auto program = f.open();
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::stopped; }));
    CHECK(program->stream.state().trouble == StreamTrouble::notOffered);
}

TEST_CASE("stop and start, also on a shared computer without a store, keep the chain")
{
    Stream f(AuthFixture::shared());
    AlertStore alerts({}, QStringLiteral("practice"));
    AlertStream stream(f.context(), *f.session, alerts);
    for (int i = 0; i < 3; ++i) {
        stream.start();
        REQUIRE(waitUntil([&] { return stream.state().phase == StreamPhase::alive; }));
        REQUIRE(f.morePolls(1));
        stream.stop();
        CHECK(stream.state().trouble == StreamTrouble::left);
    }
    CHECK(f.copiesSeen == 0);
    CHECK_FALSE(f.store.has(QStringLiteral("alerts/practice")));
    CHECK_FALSE(QFile::exists(f.data));
}

TEST_CASE("whoever is told of an alert may stop the stream: nothing is polled any more, and start() goes on")
{
    Stream f;
    auto program = f.open();
    REQUIRE(isAlive(*program));
    const auto stopping = QObject::connect(&program->stream, &AlertStream::alertArrived, &program->stream,
                                           [&](const Alert&) { program->stream.stop(); });
    f.queueSignIn(jti1);
    REQUIRE(waitUntil([&] { return f.count == 1; }));
    CHECK(program->stream.state().phase == StreamPhase::stopped);
    const int polls = f.polls;
    auto beside = f.open(); // the other program's turn: this one has let go of it
    REQUIRE(isAlive(*beside));
    beside.reset();
    const int pollsOfBoth = f.polls;
    CHECK(pollsOfBoth > polls);
    CHECK(program->stream.state().phase == StreamPhase::stopped);
    QObject::disconnect(stopping);
    program->stream.start();
    REQUIRE(waitUntil([&] { return program->stream.state().phase == StreamPhase::alive; }));
    CHECK(f.copiesSeen == 0);
    CHECK(program->alerts.alerts().size() == 1);
}

TEST_CASE("the sign-in of this very session needs no judging, another's does")
{
    Stream f;
    auto program = f.open();
    REQUIRE(isAlive(*program));
    f.queueSignIn(jti1); // of session s-9
    auto own = f.claims(QStringLiteral("own"), account::caepEvent + QStringLiteral("session-established"),
                        {{QStringLiteral("new_device"), true}});
    auto subject = own.value(u"sub_id").toObject();
    subject.insert(QStringLiteral("session"),
                   QJsonObject{{QStringLiteral("format"), QStringLiteral("opaque")},
                               {QStringLiteral("id"), f.session->facts().sessionId}});
    own.insert(QStringLiteral("sub_id"), subject);
    f.queue(QStringLiteral("own"), f.set(own));
    REQUIRE(waitUntil([&] {
        const auto alert = program->alerts.find(QStringLiteral("own"));
        return alert && alert->review == account::Review::mine;
    }));
    REQUIRE(waitUntil([&] { return f.count == 2; }));
    CHECK(program->alerts.find(jti1)->review == account::Review::open);
    CHECK(program->alerts.openCount() == 1);
}
