// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A computer out of tables, for the pre-flight's checks: files, folders, environment.
//   FakeComputer computer;  computer.files["/etc/hosts"] = "...";  checkHostsFile(computer.readers(), hosts);
#pragma once

#include "core/system/preflight/checks.h"

#include <QHash>

namespace sallyport::test {

struct FakeComputer {
    QHash<QByteArray, QByteArray> files = {};
    QHash<QByteArray, system::ReadProblem> troubles = {}; ///< of files and folders
    QHash<QByteArray, QByteArrayList> folders = {};
    QHash<QByteArray, QByteArray> environment = {};
    std::optional<bool> closed = {};
    std::optional<bool> clockKept = {};
    bool overdue = false;
    int reads = 0;

    /// A program that runs, with its number.
    void run(int number, const QByteArray& name, const QByteArray& arguments = {})
    {
        const QByteArray each = QByteArray::number(number) + '/';
        folders["/proc"].append(each);
        files["/proc/" + each + "comm"] = name + '\n';
        files["/proc/" + each + "cmdline"] = arguments;
    }

    system::Readers readers()
    {
        using system::ReadProblem;
        return {.file = [this](const QByteArray& path, qsizetype most) -> system::FileBytes {
                    ++reads;
                    if (troubles.contains(path))
                        return std::unexpected(troubles.value(path));
                    if (!files.contains(path))
                        return std::unexpected(ReadProblem::missing);
                    const QByteArray bytes = files.value(path);
                    return bytes.size() > most ? system::FileBytes(std::unexpected(ReadProblem::tooLarge)) : bytes;
                },
                .folder = [this](const QByteArray& path, qsizetype most) -> system::FolderNames {
                    if (troubles.contains(path))
                        return std::unexpected(troubles.value(path));
                    if (!folders.contains(path))
                        return std::unexpected(ReadProblem::missing);
                    const QByteArrayList names = folders.value(path);
                    return names.size() > most ? system::FolderNames(std::unexpected(ReadProblem::tooLarge)) : names;
                },
                .environment = [this](const char* name) { return environment.value(name); },
                .closedToOthers = [this] { return closed; },
                .clockKept = [this] { return clockKept; },
                .overdue = [this] { return overdue; },
                .programFolder = "/opt/sallyport/bin",
                .hostsFile = "/etc/hosts",
                .hasProc = true};
    }
};

} // namespace sallyport::test
