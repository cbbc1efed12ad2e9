// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand clients wait for alerts while sessions end and others sign in: thirty seconds of it in every run, five
// minutes by hand with `test_load "[five-minutes]"`.
#include "app/cli/sign_in_script.h"
#include "core/auth/session.h"
#include "core/base/json.h"
#include "core/net/https_transport.h"
#include "core/origin/profile_sources.h"
#include "core/secrets/memory_store.h"
#include "tests/load/fleet.h"
#include "tests/load/load_service.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QTimer>

#include <sys/resource.h>

using namespace sallyport;
using namespace sallyport::test;
using namespace std::chrono_literals;

namespace {

constexpr int accounts = 100;
constexpr int sessionsEach = 10;
constexpr auto endEvery = 100ms;
// What the service may hold more at the end than after warming up: DPoP proofs are remembered for five minutes, new
// sessions add to their tables. A leak of 4 KiB a request would pass it within half a minute.
constexpr long growthKiB = 8 * 1024;

/// Files for the clients; false if the system does not allow as many.
bool allowFiles(rlim_t count)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < count)
        return false;
    limit.rlim_cur = std::max(limit.rlim_cur, count);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/// One sign-in after the other, each to the next account, by the client's own code.
class SignIns {
public:
    SignIns(origin::ServiceProfile profile, const std::vector<LoadAccount>& people)
        : m_profile(std::move(profile)), m_transport(m_profile), m_people(people)
    {
        m_pause.setSingleShot(true);
        m_pause.setInterval(1s);
        QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { begin(); });
        m_pause.start();
    }
    /// Begins no more; false while one is under way.
    bool stop()
    {
        m_stopping = true;
        return m_script == nullptr;
    }

    QHash<int, QList<QByteArray>> m_opened; ///< session ids by account
    int m_failed = 0;

private:
    void begin()
    {
        if (m_stopping)
            return;
        m_account = (m_account + 1) % int(m_people.size());
        const auto& who = m_people[std::size_t(m_account)];
        m_store = std::make_unique<secrets::MemoryStore>();
        m_signIn = std::make_unique<auth::SignIn>(
            auth::AuthContext{.profile = m_profile, .transport = &m_transport, .store = m_store.get()});
        app::SecretsInput input;
        input.password = Secret::copyOf(loadPassword);
        input.otpauth = who.otpauth.clone();
        m_script = std::make_unique<app::SignInScript>(
            *m_signIn, who.identifier, std::move(input),
            auth::DeviceChoice{.kind = auth::ComputerKind::own, .name = QStringLiteral("Load")}, systemClock());
        QObject::connect(m_script.get(), &app::SignInScript::signedIn, &m_pause, [this] {
            m_opened[m_account].append(m_signIn->takeSession()->facts().sessionId.toLatin1());
            end();
        });
        QObject::connect(m_script.get(), &app::SignInScript::failed, &m_pause, [this] {
            ++m_failed;
            end();
        });
        m_script->start();
    }
    void end()
    {
        m_script.release()->deleteLater(); // it is what has just called
        m_pause.start();
    }

    origin::ServiceProfile m_profile;
    net::HttpsTransport m_transport;
    const std::vector<LoadAccount>& m_people;
    std::unique_ptr<secrets::MemoryStore> m_store;
    std::unique_ptr<auth::SignIn> m_signIn;
    std::unique_ptr<app::SignInScript> m_script;
    QTimer m_pause;
    int m_account = -1;
    bool m_stopping = false;
};

/// What each client of an account must have been told, in some order.
QHash<int, QList<QByteArray>> expectedEvents(const Fleet& fleet, const SignIns& signIns)
{
    QHash<int, QList<QByteArray>> expected;
    for (const auto& session : fleet.ended())
        expected[session.account].append("session-revoked " + session.sid);
    for (auto opened = signIns.m_opened.begin(); opened != signIns.m_opened.end(); ++opened) {
        for (const auto& sid : opened.value())
            expected[opened.key()].append("session-established " + sid);
    }
    for (auto& events : expected)
        std::ranges::sort(events);
    return expected;
}

qint64 deliveriesDue(const QHash<int, QList<QByteArray>>& expected)
{
    qint64 due = 0;
    for (const auto& events : expected)
        due += events.size() * sessionsEach;
    return due;
}

struct Memory {
    long warm = 0;
    long most = 0;
    long end = 0;
};

/// Lets the load run for so long, and looks at the service's memory once a second after a third of it.
Memory run(const LoadService& service, Fleet& fleet, std::vector<LoadSession> doomed, std::chrono::seconds length)
{
    QTimer ender;
    std::size_t next = 0;
    const auto each = doomed.size() / accounts;
    QObject::connect(&ender, &QTimer::timeout, &ender, [&] {
        if (next < doomed.size()) // one of each account in turn
            fleet.endSession(std::move(doomed[next % accounts * each + next / accounts]));
        ++next;
    });
    ender.start(endEvery);
    Memory memory;
    QTimer looker;
    const auto start = std::chrono::steady_clock::now();
    const auto elapsed = [&] { return std::chrono::steady_clock::now() - start; };
    QObject::connect(&looker, &QTimer::timeout, &looker, [&] {
        memory.end = service.residentKiB();
        memory.most = std::max(memory.most, memory.end);
        if (memory.warm == 0 && elapsed() >= length / 3)
            memory.warm = memory.end;
    });
    looker.start(1s);
    REQUIRE(waitUntil([&] { return elapsed() >= length; }, length + 10s));
    return memory;
}

void checkClients(const Fleet& fleet, const QHash<int, QList<QByteArray>>& expected)
{
    int wrong = 0;
    int repeated = 0;
    int unanswered = 0;
    for (const auto& client : fleet.clients()) {
        auto events = client.events();
        std::ranges::sort(events);
        wrong += events == expected.value(client.account()) ? 0 : 1;
        repeated += client.repeated();
        unanswered += client.polls() - client.answeredPolls();
        INFO(client.trouble().toStdString());
        CHECK(client.trouble().isEmpty());
    }
    CHECK(wrong == 0); // clients that were told anything but what happened to their account, each once
    CHECK(repeated == 0);
    CHECK(unanswered == 0);
    CHECK(fleet.broken() == 0);
}

void loadFor(std::chrono::seconds length)
{
    if (!allowFiles(accounts * sessionsEach + 200)) {
        WARN("skipped: this system allows too few open files for a thousand clients");
        return;
    }
    const int doomedEach = int(length / endEvery) / accounts + 1;
    LoadService service({.accounts = accounts,
                         .sessionsEach = sessionsEach,
                         .doomedEach = doomedEach,
                         .cost = {.memoryBytes = 8 * 1024, .passes = 1}});
    const auto facts = readJsonObject(service.readyLine());
    REQUIRE(facts);
    auto people = std::move(service.people());
    REQUIRE(people.polling.size() == std::size_t(accounts * sessionsEach));
    const auto text = [&](const char* member) { return (*facts)[QLatin1String(member)].toString(); };
    Fleet fleet({.issuer = text("issuer").toLatin1(), .rootFile = text("ca_file")}, std::move(people.polling));
    REQUIRE(waitUntil([&] { return fleet.waiting() == accounts * sessionsEach; }, 60s));
    const auto atFirst = service.residentKiB();

    SignIns signIns(origin::profileFromReadyLine(service.readyLine()).value(), people.accounts);
    const auto memory = run(service, fleet, std::move(people.doomed), length);
    CHECK(waitUntil([&] { return signIns.stop(); }, 30s));
    QHash<int, QList<QByteArray>> expected;
    const auto allTold = [&] {
        expected = expectedEvents(fleet, signIns);
        return !fleet.isEnding() && fleet.eventsReceived() >= deliveriesDue(expected)
            && fleet.waiting() == accounts * sessionsEach;
    };
    CHECK(waitUntil(allTold, 60s));
    fleet.finish();
    service.stop(); // which answers what waits
    CHECK(waitUntil([&] { return fleet.waiting() == 0; }, 10s));

    WARN(fleet.clients().size() << " clients, " << fleet.ended().size() << " sessions ended and " << expected.size()
                                << " accounts with news, " << fleet.eventsReceived() << " alerts received of "
                                << deliveriesDue(expected) << "; KiB of the service: all waiting " << atFirst
                                << ", after a third of the time " << memory.warm << ", most " << memory.most
                                << ", at the end " << memory.end);
    CHECK(signIns.m_failed == 0);
    CHECK(signIns.m_opened.size() > 5);
    CHECK(fleet.ended().size() > std::size_t(length / endEvery) / 2);
    checkClients(fleet, expected);
#if !defined(__SANITIZE_ADDRESS__) // which keeps what is freed
    CHECK(memory.most - memory.warm < growthKiB);
#endif
}

} // namespace

TEST_CASE("a thousand clients wait for alerts for half a minute: none is lost, all are answered, memory stays")
{
    loadFor(30s);
}

TEST_CASE("the same for five minutes", "[.][five-minutes]")
{
    loadFor(300s);
}
