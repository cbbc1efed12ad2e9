// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an open session costs while nobody looks: the real window with a real session that listens for alerts, hidden
// (as in the tray), for a minute. The service is a process of its own. Aims: under 0.1 % of a
// processor, at most one wake-up a second.
#include "app/open_session.h"
#include "tests/benchmarks/bench_support.h"
#include "tests/load/load_service.h"
#include "ui/alerts/alert_channel.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/style.h"

#include "core/base/json.h"
#include "core/origin/profile_sources.h"

#include <QApplication>
#include <QDir>

#include <sys/resource.h>

#include <cstdio>

namespace {

using namespace sallyport;
using namespace sallyport::bench;

/// Of all threads, also of those that have ended: how much they ran, and how often one went to sleep and was woken.
struct Used {
    double milliseconds = 0;
    long wakeUps = 0;
};

Used usedSoFar()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return {.milliseconds = ms(usage.ru_utime) + ms(usage.ru_stime), .wakeUps = usage.ru_nvcsw};
}

/// No timer of ours may wake what is measured.
void idle(std::chrono::milliseconds time)
{
    bool over = false;
    QTimer::singleShot(time, Qt::CoarseTimer, qApp, [&] { over = true; });
    while (!over)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void measure(const char* what, std::chrono::seconds length)
{
    idle(std::chrono::seconds(3));
    const Used before = usedSoFar();
    idle(length);
    const Used after = usedSoFar();
    const double seconds = static_cast<double>(length.count());
    std::printf("%s, %.0f s: %.3f %% of a processor, %.2f wake-ups a second\n", what, seconds,
                (after.milliseconds - before.milliseconds) / (seconds * 10),
                static_cast<double>(after.wakeUps - before.wakeUps) / seconds);
    std::fflush(stdout);
}

int run(test::LoadService& service)
{
    const auto people = std::move(service.people());
    auto profile = origin::profileFromReadyLine(service.readyLine());
    if (!profile || people.accounts.empty()) {
        std::fputs("the service did not start\n", stderr);
        return 1;
    }
    const QTemporaryDir folder;
    const Person who{.profile = *profile,
                     .identifier = people.accounts[0].identifier,
                     .password = Secret::copyOf(test::loadPassword),
                     .otpauth = people.accounts[0].otpauth.clone()};
    net::HttpsTransport transport(*profile);
    secrets::MemoryStore store;
    auto session = signIn(who, transport, store, systemClock());
    if (!session) {
        std::fputs("the sign-in was refused\n", stderr);
        return 1;
    }
    ui::MainWindow window(ui::AppServices{});
    auto open = std::make_unique<app::OpenSession>(
        auth::AuthContext{.profile = *profile, .transport = &transport, .store = &store},
        app::Paths{.data = QDir(folder.path())}, std::move(session), who.identifier, std::nullopt);
    ui::AlertChannel* channel = open->alertChannel();
    window.show();
    window.openSession(*profile, std::move(open));
    until("alerts that come in", [&] { return channel->state().phase == account::StreamPhase::alive; });
    measure("window shown, nothing happens", std::chrono::seconds(20));
    window.hide();
    measure("window hidden, nothing happens (aims: under 0.1 %, at most 1)", std::chrono::minutes(1)); // two polls
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    // Before there is a second thread.
    test::LoadService service({.accounts = 1, .sessionsEach = 0, .cost = {.memoryBytes = 8 * 1024, .passes = 1}});
    QApplication::setStyle(new ui::Style(ui::Scheme::light));
    return run(service);
}
