// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruption.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace sallyport::app {

namespace {

// What a signal handler may touch: it writes one byte to this descriptor, and the event loop reads it.
volatile std::sig_atomic_t wakeFd = -1;

extern "C" void handleInterruption(int)
{
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(wakeFd, &byte, 1);
    errno = before;
}

} // namespace

struct Interruption::System {
    std::array<int, 2> pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

Interruption::Interruption() : m_system(std::make_unique<System>())
{
    if (::pipe(m_system->pipe.data()) != 0)
        return; // interrupting then ends the program at once, as it does by default
    for (const int fd : m_system->pipe) {
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
        ::fcntl(fd, F_SETFL, O_NONBLOCK);
    }
    wakeFd = m_system->pipe[1];
    m_system->notifier = std::make_unique<QSocketNotifier>(m_system->pipe[0], QSocketNotifier::Read);
    connect(m_system->notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_system->notifier->setEnabled(false);
        Q_EMIT came();
    });
    struct sigaction action = {};
    action.sa_handler = handleInterruption;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

Interruption::~Interruption()
{
    if (!m_system->notifier)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    wakeFd = -1;
    for (const int fd : m_system->pipe)
        ::close(fd);
}

} // namespace sallyport::app
