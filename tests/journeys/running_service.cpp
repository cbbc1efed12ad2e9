// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/running_service.h"

#include "core/base/json.h"
#include "core/origin/profile_sources.h"

#include <QFile>

#include <future>
#include <stdexcept>

namespace sallyport::test {

RunningService::RunningService(service::ServiceSettings settings, Clock clock)
    : m_settings(std::move(settings)), m_clock(std::move(clock))
{
    start();
}

RunningService::~RunningService()
{
    stop();
}

void RunningService::restart()
{
    stop();
    start();
}

void RunningService::stop()
{
    m_stop();
    m_thread.join();
}

void RunningService::start()
{
    struct Ready {
        QByteArray line;
        std::function<void()> stop;
        QString error;
    };
    std::promise<Ready> ready;
    auto answer = ready.get_future();
    // All of the service is made on its own thread: its database may be used on that one alone.
    m_thread = std::thread([this, &ready] {
        service::EventLoop loop;
        auto started =
            service::Service::start(loop, {.folder = folder(), .practice = true}, m_clock, systemRandom(), m_settings);
        if (!started) {
            ready.set_value({.error = started.error().message});
            return;
        }
        auto* running = started->get();
        ready.set_value({.line = running->readyLine().view().toByteArray(), .stop = [&loop, running] {
                             loop.post([&loop, running] { running->stop([&loop] { loop.stop(); }); });
                         }});
        loop.run();
    });
    auto [line, stop, error] = answer.get();
    auto profile = origin::profileFromReadyLine(line);
    const auto object = readJsonObject(line);
    if (!error.isEmpty() || !profile || !object) {
        m_thread.join();
        throw std::runtime_error("the service did not start: " + error.toStdString());
    }
    m_readyLine = Secret::copyOf(line);
    m_stop = std::move(stop);
    m_profile = std::move(*profile);
    const auto practice = object->value(u"practice").toObject();
    m_identifier = *stringMember(practice, u"identifier");
    m_password = Secret::fromText(*stringMember(practice, u"password"));
    m_otpauth = Secret::fromText(*stringMember(practice, u"otpauth"));
}

void RunningService::leaveReadyNote() const
{
    QFile note(folder() + QStringLiteral("/ready.json"));
    if (!note.open(QIODevice::WriteOnly) || note.write(m_readyLine.view().toByteArray()) < 1)
        throw std::runtime_error("the note of the running service could not be written");
}

} // namespace sallyport::test
