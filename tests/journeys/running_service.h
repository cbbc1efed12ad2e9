// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RunningService: the real service on a thread of this process, at a clock and with costs that a test or a benchmark
// chose through its constructor. TLS, database and protocol are those of the program.
//   RunningService service({.passwordCost = {.memoryBytes = 8192, .passes = 1}}, clock);
#pragma once

#include "core/base/clock.h"
#include "core/origin/service_profile.h"
#include "service/service.h"

#include <QTemporaryDir>

#include <thread>

namespace sallyport::test {

class RunningService {
public:
    /// Ready when it returns; throws std::runtime_error with the service's own words when it cannot start.
    explicit RunningService(service::ServiceSettings settings = {}, Clock clock = systemClock());
    ~RunningService();
    /// Ends it and starts it anew on the same data, at the same address. Blocks meanwhile.
    void restart();

    /// Its data. A window whose practice folder this is takes it for the service of another window, by the note that a
    /// service's program leaves there.
    QString folder() const { return m_folder.path() + QStringLiteral("/data"); }
    /// Leaves that note.
    void leaveReadyNote() const;

    const origin::ServiceProfile& profile() const { return m_profile; }
    QString identifier() const { return m_identifier; }
    Secret password() const { return m_password.clone(); }
    Secret otpauth() const { return m_otpauth.clone(); }

private:
    void start();
    void stop();
    const service::ServiceSettings m_settings;
    const Clock m_clock;
    QTemporaryDir m_folder;
    std::thread m_thread;
    std::function<void()> m_stop;
    origin::ServiceProfile m_profile;
    Secret m_readyLine;
    QString m_identifier;
    Secret m_password;
    Secret m_otpauth;
};

} // namespace sallyport::test
