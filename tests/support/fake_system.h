// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A system whose word on the person a test gives: FakeSystemWatch says that they are away, FakePersonCheck that it is
// them.
//   auto watch = std::make_unique<FakeSystemWatch>();   Q_EMIT watch->screenLocked();
#pragma once

#include "core/system/person_check.h"
#include "core/system/system_watch.h"

namespace sallyport::test {

class FakeSystemWatch : public system::SystemWatch {
public:
    system::WatchSources sources() const override { return m_sources; }
    bool isScreenLocked() const override { return false; }
    void setIdleLimit(std::chrono::milliseconds limit) override { m_idleLimit = limit; }
    void sleepMayGoOn() override { ++m_sleeps; }

    system::WatchSources m_sources;
    std::chrono::milliseconds m_idleLimit{0};
    int m_sleeps = 0;
};

class FakePersonCheck : public system::PersonCheck {
public:
    Task<system::PersonCheckState, system::PersonCheckError> availability() override
    {
        return Task<system::PersonCheckState, system::PersonCheckError>::ready(m_state);
    }
    Task<Done, system::PersonCheckError> check(const QString&, const CancelToken&) override
    {
        ++m_checks;
        using Answer = Task<Done, system::PersonCheckError>;
        return m_error ? Answer::ready(std::unexpected(*m_error)) : Answer::ready(Done{});
    }

    system::PersonCheckState m_state{
        .ways = {{.method = system::PersonCheckMethod::polkit, .missing = system::PersonCheckMissing::nothing}}};
    std::optional<system::PersonCheckError> m_error;
    int m_checks = 0;
};

} // namespace sallyport::test
