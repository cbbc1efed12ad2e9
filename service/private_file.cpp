// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sallyport::service {

bool writePrivateFile(const QString& path, QByteArrayView content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return false;
    return file.write(content.data(), content.size()) == content.size() && file.commit();
}

std::optional<QByteArray> readPrivateFile(const QString& path, qsizetype maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // What came back from a backup may have come back readable to everybody.
    constexpr auto owners = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    if ((file.permissions() & ~owners) != 0)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    auto content = file.read(maxBytes + 1);
    if (content.size() > maxBytes || file.error() != QFile::NoError)
        return std::nullopt;
    return content;
}

bool makePrivateFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return true; // whoever made it chose its rights, and it may hold more than what is ours
    if (!QDir().mkpath(path))
        return false;
    return QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace sallyport::service
