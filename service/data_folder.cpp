// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/data_folder.h"

#include "service/private_file.h"

#include <QFileInfo>

namespace sallyport::service {

Result<DataFolder, DataFolderError> DataFolder::open(const QString& path)
{
    if (!makePrivateFolder(path))
        return std::unexpected(DataFolderError::unusable);
    auto lock = FolderLock::take(path + QStringLiteral("/lock"));
    if (!lock)
        return std::unexpected(lock.error() == LockError::taken ? DataFolderError::inUse : DataFolderError::unusable);
    return DataFolder(path, std::move(*lock));
}

QString DataFolder::file(QStringView name) const
{
    return m_path + u'/' + name.toString();
}

Result<std::optional<quint16>, DataFolderError> DataFolder::keptPort() const
{
    if (!QFileInfo::exists(file(u"port")))
        return std::nullopt;
    bool isNumber = false;
    const auto port = readPrivateFile(file(u"port"), 16).value_or(QByteArray()).trimmed().toUShort(&isNumber);
    if (!isNumber || port == 0)
        return std::unexpected(DataFolderError::badPort);
    return port;
}

Result<Done, DataFolderError> DataFolder::keepPort(quint16 port) const
{
    if (!writePrivateFile(file(u"port"), QByteArray::number(port) + '\n'))
        return std::unexpected(DataFolderError::unusable);
    return Done{};
}

} // namespace sallyport::service
