// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DataFolder: the service's DIR, for one running service at a time, and the port that it keeps: a new port would be a
// new issuer, to which no session and no pin belongs.
//   auto folder = DataFolder::open("/home/kim/.local/share/sallyport/practice");
#pragma once

#include "service/platform.h"

#include <optional>

namespace sallyport::service {

enum class DataFolderError {
    inUse,    ///< another service runs on it
    unusable, ///< it cannot be made or written
    badPort   ///< the file that keeps the port holds something else
};

class DataFolder {
public:
    /// Makes the folder (0700) where there is none, and holds its lock.
    static Result<DataFolder, DataFolderError> open(const QString& path);

    const QString& path() const { return m_path; }
    QString file(QStringView name) const;
    /// The port of an earlier start; nothing before the first.
    Result<std::optional<quint16>, DataFolderError> keptPort() const;
    Result<Done, DataFolderError> keepPort(quint16 port) const;

private:
    DataFolder(QString path, FolderLock lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}
    QString m_path;
    FolderLock m_lock;
};

} // namespace sallyport::service
