// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/private_file.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sallyport::secrets {

namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    bool close() { return m_fd < 0 || ::close(std::exchange(m_fd, -1)) == 0; }

private:
    int m_fd;
};

std::unexpected<SecretStoreError> errorOf(int number)
{
    switch (number) {
    case ENOENT:
        return std::unexpected(SecretStoreError::notFound);
    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP:
    case ENXIO:
        return std::unexpected(SecretStoreError::denied);
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return std::unexpected(SecretStoreError::noSpace);
    default:
        return std::unexpected(SecretStoreError::failed);
    }
}

bool makeDirectory(const QString& path)
{
    if (QFileInfo(path).isDir())
        return true;
    const QFileInfo info(path);
    return QDir().mkpath(info.absolutePath())
        && (QDir().mkdir(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner)
            || QFileInfo(path).isDir());
}

bool writeAll(int fd, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const auto written = ::write(fd, content.data(), static_cast<std::size_t>(content.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content = content.sliced(written);
    }
    return true;
}

} // namespace

Result<QByteArray, SecretStoreError> readPrivateFile(const QString& path, qsizetype maxBytes)
{
    // O_NONBLOCK: a FIFO put in the file's place must not hold us up.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen())
        return errorOf(errno);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return errorOf(errno);
    if (!S_ISREG(info.st_mode))
        return std::unexpected(SecretStoreError::denied);
    if (info.st_size > maxBytes)
        return std::unexpected(SecretStoreError::corrupt);
    QByteArray content(static_cast<qsizetype>(info.st_size), Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < content.size()) {
        const auto got = ::read(file.get(), content.data() + filled, static_cast<std::size_t>(content.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errorOf(errno);
        if (got == 0)
            break;
        filled += got;
    }
    content.truncate(filled);
    return content;
}

Result<Done, SecretStoreError> replacePrivateFile(const QString& path, QByteArrayView content)
{
    const QString directory = QFileInfo(path).absolutePath();
    if (!makeDirectory(directory))
        return errorOf(errno);
    const auto target = QFile::encodeName(path);
    const auto fresh = target + QByteArrayLiteral(".new");
    ::unlink(fresh.constData()); // what a program that was killed left behind
    Descriptor file(::open(fresh.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.isOpen())
        return errorOf(errno);
    // close() too can say that the disk is full.
    if (!writeAll(file.get(), content) || ::fsync(file.get()) != 0 || !file.close()
        || std::rename(fresh.constData(), target.constData()) != 0) {
        const int number = errno;
        ::unlink(fresh.constData());
        return errorOf(number);
    }
    // Without this the rename itself may be lost with the power. Not every file system knows it, so its answer is not
    // asked.
    const Descriptor folder(::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        ::fsync(folder.get());
    return Done{};
}

Result<Done, SecretStoreError> appendPrivateFile(const QString& path, QByteArrayView content)
{
    if (!makeDirectory(QFileInfo(path).absolutePath()))
        return errorOf(errno);
    Descriptor file(::open(QFile::encodeName(path).constData(),
                           O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, S_IRUSR | S_IWUSR));
    if (!file.isOpen())
        return errorOf(errno);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return errorOf(errno);
    if (!S_ISREG(info.st_mode))
        return std::unexpected(SecretStoreError::denied);
    if (writeAll(file.get(), content) && ::fsync(file.get()) == 0 && file.close())
        return Done{};
    const int number = errno;
    if (file.isOpen() && ::ftruncate(file.get(), info.st_size) != 0)
        return std::unexpected(SecretStoreError::failed);
    return errorOf(number);
}

// flock and not QLockFile: the kernel gives it back when its holder is killed, also where programs in separate process
// namespaces (Flatpak) bear the same process id.
struct FileLock::Held {
    Descriptor file;
};

Result<FileLock, SecretStoreError> FileLock::take(const QString& path, std::chrono::milliseconds limit)
{
    if (!makeDirectory(QFileInfo(path).absolutePath()))
        return errorOf(errno);
    auto held = std::unique_ptr<Held>(
        new Held{Descriptor(::open((QFile::encodeName(path) + QByteArrayLiteral(".lock")).constData(),
                                   O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, S_IRUSR | S_IWUSR))});
    if (!held->file.isOpen())
        return errorOf(errno);
    const QDeadlineTimer deadline(limit);
    while (::flock(held->file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return errorOf(errno);
        if (deadline.hasExpired())
            return std::unexpected(SecretStoreError::timedOut);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return FileLock(std::move(held));
}

FileLock::FileLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

} // namespace sallyport::secrets
