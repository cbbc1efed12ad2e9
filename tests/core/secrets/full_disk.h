// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full, by way of RLIMIT_FSIZE. Unix only.
//   const FullDisk full(50);  CHECK(write fails);
#pragma once

#include <csignal>

#include <sys/resource.h>

namespace sallyport::test {

/// No file of this process may grow beyond `bytes` for as long as this object lives, nor of the programs it starts.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit tight = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before = {};
};

} // namespace sallyport::test
