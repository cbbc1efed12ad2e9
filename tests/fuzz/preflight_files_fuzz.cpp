// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files that the pre-flight reads, each with arbitrary bytes in it.
#include "tests/core/system/fake_computer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    using namespace sallyport;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    test::FakeComputer computer;
    computer.run(1, bytes, bytes);
    const QByteArray roots = "/usr/local/share/ca-certificates/";
    computer.folders[roots] = {"a"};
    for (const QByteArray& path :
         {QByteArray("/etc/hosts"), QByteArray("/etc/ld.so.preload"), QByteArray("/proc/self/maps"),
          QByteArray("/proc/self/status"), QByteArray("/proc/sys/kernel/yama/ptrace_scope"), roots + "a"})
        computer.files[path] = bytes;
    const auto checks = system::allChecks(
        {.hosts = {QStringLiteral("a"), QStringLiteral(".b")}, .caCertificatePem = bytes}, computer.readers(), {});
    for (const system::Check& check : checks) {
        if (check.facts.size() > 10)
            std::abort();
        for (const QString& fact : check.facts) {
            if (fact.size() > 200)
                std::abort();
        }
    }
    return 0;
}
