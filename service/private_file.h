// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small files of the data folder that only their owner may read. A reader sees the old or the new content, never half.
//   if (!writePrivateFile(dir + "/port", "41873\n")) ...
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sallyport::service {

/// Mode 0600, written beside and renamed over `path`, synced to disk. False when any step failed: then `path` is as it
/// was.
bool writePrivateFile(const QString& path, QByteArrayView content);

/// The whole file; nothing when it cannot be read or is longer than `maxBytes`. Rights of others are taken away where
/// that is possible.
std::optional<QByteArray> readPrivateFile(const QString& path, qsizetype maxBytes = 65'536);

/// Makes the folder with its parents, mode 0700; one that exists stays as it is. False when that is impossible.
bool makePrivateFolder(const QString& path);

} // namespace sallyport::service
