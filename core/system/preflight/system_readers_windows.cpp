// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/readers.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

namespace sallyport::system {

namespace {

FileBytes readFile(const QByteArray& path, qsizetype most)
{
    const QFileInfo facts(QString::fromUtf8(path));
    if (!facts.exists())
        return std::unexpected(ReadProblem::missing);
    QFile file(facts.filePath());
    if (!facts.isFile() || !file.open(QIODevice::ReadOnly))
        return std::unexpected(facts.isReadable() ? ReadProblem::failed : ReadProblem::denied);
    auto bytes = file.read(most + 1);
    return bytes.size() > most ? FileBytes(std::unexpected(ReadProblem::tooLarge)) : FileBytes(std::move(bytes));
}

} // namespace

Readers systemReaders(int limitMs)
{
    const QDeadlineTimer deadline(limitMs);
    return {.file = readFile,
            .folder = [](const QByteArray&, qsizetype) -> FolderNames { return std::unexpected(ReadProblem::failed); },
            .environment = [](const char* name) { return qgetenv(name); },
            .closedToOthers = [] { return std::optional<bool>(); },
            .clockKept = [] { return std::optional<bool>(); },
            .overdue = [deadline] { return deadline.hasExpired(); },
            .programFolder = QCoreApplication::applicationDirPath().toUtf8(),
            .hostsFile = qgetenv("SystemRoot") + "/System32/drivers/etc/hosts",
            .hasProc = false};
}

} // namespace sallyport::system
