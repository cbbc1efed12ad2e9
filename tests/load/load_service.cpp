// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/load_service.h"

#include "service/service.h"

#include <QFile>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace sallyport::test {

using namespace sallyport::service;

namespace {

void say(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = ::write(fd, bytes.data(), std::size_t(bytes.size()));
        if (count <= 0)
            return;
        bytes = bytes.sliced(count);
    }
}

/// The child: the service with cheap passwords and human checks and no limit for an address, everything else as in the
/// product.
void serve(const QString& folder, const LoadPlan& plan, int out)
{
    const QByteArray people = makeLoadFolder(folder, plan);
    ServiceSettings settings;
    settings.humanChecks.workCost = 1;
    settings.humanChecks.workPrefixBits = 8;
    settings.passwordCost = plan.cost;
    settings.signIn.address = {.burst = 1'000'000, .perSecond = 1'000'000}; // all of loopback counts as one address
    settings.http.stopping = std::chrono::seconds(10);                      // for a thousand answers on a busy machine
    EventLoop loop;
    const auto service =
        Service::start(loop, {.folder = folder, .practice = true}, systemClock(), systemRandom(), settings);
    if (people.isEmpty() || !service)
        return;
    say(out, (*service)->readyLine().view().toByteArray() + people);
    ::close(out);
    loop.onStopSignal([&] { (*service)->stop([&loop] { loop.stop(); }); });
    loop.run();
}

} // namespace

LoadService::LoadService(const LoadPlan& plan)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return;
    m_child = ::fork();
    if (m_child == 0) {
        ::close(ends[0]);
        serve(m_folder.filePath(QStringLiteral("data")), plan, ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    QFile in;
    if (!in.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return;
    const auto lines = in.readAll().split('\n');
    m_readyLine = lines.value(0);
    if (lines.size() > 1)
        m_people = readLoadPeople(lines[1]);
}

LoadService::~LoadService()
{
    stop();
    ::waitpid(m_child, nullptr, 0);
}

long LoadService::residentKiB() const
{
    QFile statm(QStringLiteral("/proc/%1/statm").arg(m_child));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}

void LoadService::stop()
{
    ::kill(m_child, SIGTERM);
}

} // namespace sallyport::test
