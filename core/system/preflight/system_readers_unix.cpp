// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/readers.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/timex.h>
#endif

namespace sallyport::system {

namespace {

ReadProblem problemOf(int error)
{
    if (error == ENOENT || error == ENOTDIR || error == ESRCH)
        return ReadProblem::missing;
    return error == EACCES || error == EPERM ? ReadProblem::denied : ReadProblem::failed;
}

struct Descriptor {
    int number;
    explicit Descriptor(int given) : number(given) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
};

FileBytes readFile(const QByteArray& path, qsizetype most)
{
    // Without waiting: a pipe in a file's place would never answer.
    const Descriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat facts{};
    if (file.number < 0)
        return std::unexpected(problemOf(errno));
    if (::fstat(file.number, &facts) != 0 || !S_ISREG(facts.st_mode))
        return std::unexpected(ReadProblem::failed);
    QByteArray bytes(std::min<qsizetype>(most + 1, 16 * 1024), Qt::Uninitialized);
    qsizetype filled = 0;
    while (true) { // files of /proc come in pieces, and say no size
        const auto got = ::read(file.number, bytes.data() + filled, std::size_t(bytes.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(problemOf(errno));
        if (got == 0)
            break;
        filled += got;
        if (filled > most)
            return std::unexpected(ReadProblem::tooLarge);
        if (filled == bytes.size())
            bytes.resize(std::min(2 * filled, most + 1));
    }
    bytes.truncate(filled);
    return bytes;
}

FolderNames readFolder(const QByteArray& folder, qsizetype most)
{
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.constData()), ::closedir);
    if (!open)
        return std::unexpected(problemOf(errno));
    QByteArrayList names;
    while (const dirent* each = ::readdir(open.get())) {
        const QByteArray name(each->d_name);
        if (name == "." || name == "..")
            continue;
        if (names.size() == most)
            return std::unexpected(ReadProblem::tooLarge);
        bool isFolder = each->d_type == DT_DIR;
        struct stat facts{};
        if ((each->d_type == DT_UNKNOWN || each->d_type == DT_LNK)
            && ::fstatat(::dirfd(open.get()), each->d_name, &facts, 0) == 0)
            isFolder = S_ISDIR(facts.st_mode);
        names.append(isFolder ? name + '/' : name);
    }
    return names;
}

std::optional<bool> isClosed()
{
#ifdef __linux__
    return ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
#else
    return std::nullopt;
#endif
}

std::optional<bool> isClockKept()
{
#ifdef __linux__
    timex now{};
    const int state = ::adjtimex(&now); // with no modes set it only reads
    if (state < 0)
        return std::nullopt;
    return state != TIME_ERROR && (now.status & STA_UNSYNC) == 0;
#else
    return std::nullopt;
#endif
}

} // namespace

Readers systemReaders(int limitMs)
{
    const QDeadlineTimer deadline(limitMs);
    return {.file = readFile,
            .folder = readFolder,
            .environment = [](const char* name) { return qgetenv(name); },
            .closedToOthers = isClosed,
            .clockKept = isClockKept,
            .overdue = [deadline] { return deadline.hasExpired(); },
            .programFolder = QCoreApplication::applicationDirPath().toUtf8(),
            .hostsFile = "/etc/hosts",
#ifdef __linux__
            .hasProc = true};
#else
            .hasProc = false};
#endif
}

} // namespace sallyport::system
