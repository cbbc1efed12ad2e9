// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertFile: the alert file on disk, as several programs share it. Lines are only added, under a lock, and flushed; a
// file grown long is written anew in short, and put in its place as a whole. All of these block: use a worker.
//   auto news = file.append(AlertLog::alertLine(alert));
#pragma once

#include "core/secrets/secret_store.h"

#include <QDateTime>

namespace sallyport::account {

struct AlertLimits {
    qsizetype alerts = 5'000;                          ///< kept; beyond them the least telling go first
    qsizetype fileBytes = qsizetype{64} * 1024 * 1024; ///< a larger file is not read
    qsizetype shortenFrom =
        qsizetype{4} * 1024 * 1024; ///< bytes; from there on a file twice as long as need be is shortened
};

/// What stands in the file beyond what was read before.
struct FileNews {
    bool whole = false; ///< `content` is the whole file: it was opened, or another one took its place
    QByteArray content = {};
};

class AlertFile {
public:
    AlertFile(QString path, AlertLimits limits);

    using Answer = Result<FileNews, secrets::SecretStoreError>;
    /// A file that is not there is empty.
    Answer read();
    /// Adds `lines` (with their ends) behind whatever others added, which is the answer; shortens the file if it is
    /// time.
    Answer append(QByteArrayView lines);

private:
    Answer readLocked();
    void note(QByteArray end, qsizetype size);
    void shorten();
    const QString m_path;
    const AlertLimits m_limits;
    QByteArray m_known; ///< the end of what was read, to know the file by
    qsizetype m_readBytes = -1;
    QDateTime m_readAt;
    qsizetype m_shortest = 0; ///< bytes after the last shortening
    bool m_torn = false;      ///< what was read does not end with a line's end
};

} // namespace sallyport::account
