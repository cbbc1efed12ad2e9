// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/memory_scan.h"

#include "core/base/bytes.h"
#include "tests/support/canary.h"

#include <QDirIterator>
#include <QFile>

#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace sallyport::test {

namespace {

constexpr char mask = 0x5a;
constexpr qsizetype shortest = 6;
constexpr std::size_t window = std::size_t{4} * 1024 * 1024;
constexpr std::size_t overlap = 4096; ///< longer than any form of what is planted
constexpr const char* formNames[] = {"UTF-8", "UTF-16", "UTF-16 BE", "hex", "HEX"}; ///< canaryForms; then base64

QString formName(qsizetype at)
{
    return at < qsizetype(std::size(formNames)) ? QString::fromLatin1(formNames[at]) : QStringLiteral("base64");
}

/// "[heap]"; of what has no name the size, which tells a thread's stack from an arena and from the secrets' own memory.
QString placeName(const QByteArray& name, unsigned long long bytes)
{
    return name.isEmpty() ? QStringLiteral("anonymous memory of %1 KiB").arg(bytes / 1024) : QString::fromLatin1(name);
}

void applyMask(char* bytes, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(bytes[i] ^ mask);
}

} // namespace

void MemoryScan::plant(const QString& name, const Secret& secret)
{
    QByteArray plain = secret.view().toByteArray();
    if (plain.size() >= shortest) {
        QList<QByteArray> forms = canaryForms(plain);
        for (qsizetype at = 0; at < forms.size(); ++at) {
            if (forms[at].size() < shortest)
                continue; // of six bytes the base64 that begins within
            QByteArray masked(forms[at].constData(), forms[at].size());
            applyMask(masked.data(), static_cast<std::size_t>(masked.size()));
            m_planted.push_back({QStringLiteral("%1 (%2)").arg(name, formName(at)), masked});
        }
        for (QByteArray& form : forms)
            wipe(form);
    }
    wipe(plain);
}

void MemoryScan::look(QByteArray& content, const QString& where, QStringList& into) const
{
    for (const Planted& planted : m_planted) {
        if (memmem(content.constData(), static_cast<std::size_t>(content.size()), planted.masked.constData(),
                   static_cast<std::size_t>(planted.masked.size()))
            != nullptr)
            into << planted.name + QStringLiteral(" in ") + where;
    }
    into.removeDuplicates();
}

QStringList MemoryScan::found() const
{
    prctl(PR_SET_DUMPABLE, 1);
    QStringList found;
    // Zeroed between reads, and read through the kernel: nothing that is looked at gets onto the heap.
    void* const own = mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (own == MAP_FAILED || memory < 0 || !maps.open(QIODevice::ReadOnly))
        return {QStringLiteral("memory cannot be read")};
    const QByteArrayList lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const auto fields = line.simplified().split(' ');
        if (fields.size() < 2 || !fields[1].startsWith("rw"))
            continue;
        const auto range = fields[0].split('-');
        const auto begin = range[0].toULongLong(nullptr, 16);
        const auto end = range[1].toULongLong(nullptr, 16);
        for (auto at = begin; at < end; at += window - overlap) {
            const auto size = static_cast<std::size_t>(std::min<unsigned long long>(window, end - at));
            const auto got = pread(memory, own, size, static_cast<off_t>(at));
            if (got <= 0)
                continue;
            applyMask(static_cast<char*>(own), static_cast<std::size_t>(got));
            QByteArray content = QByteArray::fromRawData(static_cast<const char*>(own), got);
            look(content, placeName(fields.value(5), end - begin), found);
            std::memset(own, 0, static_cast<std::size_t>(got));
        }
    }
    close(memory);
    munmap(own, window);
    return found;
}

QStringList MemoryScan::foundIn(const QString& folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        found << foundIn(file.readAll(), file.fileName());
    }
    return found;
}

QStringList MemoryScan::foundIn(QByteArray content, const QString& where) const
{
    QStringList found;
    applyMask(content.data(), static_cast<std::size_t>(content.size()));
    look(content, where, found);
    return found;
}

} // namespace sallyport::test
