// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LoadService: the real service in a process of its own, so that its memory can be told from the clients', on a folder
// with many sessions. Make it before there is a second thread.
//   LoadService service({.accounts = 100});   connectTo(service.readyLine(), service.people());
#pragma once

#include "tests/load/load_sessions.h"

#include <QTemporaryDir>

#include <sys/types.h>

namespace sallyport::test {

class LoadService {
public:
    explicit LoadService(const LoadPlan& plan);
    ~LoadService();
    LoadService(const LoadService&) = delete;
    LoadService& operator=(const LoadService&) = delete;

    /// As the program prints it; empty: the service did not start.
    const QByteArray& readyLine() const { return m_readyLine; }
    LoadPeople& people() { return m_people; }
    /// Resident memory in KiB; 0 where there is no /proc.
    long residentKiB() const;
    /// Asks it to stop, as SIGTERM does; it still answers what waits.
    void stop();

private:
    QTemporaryDir m_folder;
    pid_t m_child = -1;
    QByteArray m_readyLine;
    LoadPeople m_people;
};

} // namespace sallyport::test
