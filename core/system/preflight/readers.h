// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Readers: all that the pre-flight reads of this computer, each with a limit; the checks themselves open nothing.
//   const Readers readers = systemReaders();  tests give functions of their own
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

#include <functional>
#include <optional>

namespace sallyport::system {

enum class ReadProblem {
    missing,  ///< there is no such file or folder
    denied,   ///< this person may not read it
    tooLarge, ///< more than was asked for
    failed    ///< not a plain file, or it could not be read
};

using FileBytes = Result<QByteArray, ReadProblem>;
using FolderNames = Result<QByteArrayList, ReadProblem>;

struct Readers {
    /// The whole file if it is a plain one of at most `most` bytes. Never waits for one that is a pipe.
    std::function<FileBytes(const QByteArray& path, qsizetype most)> file;
    /// The names in a folder, at most `most`; those of folders end with "/".
    std::function<FolderNames(const QByteArray& folder, qsizetype most)> folder;
    /// Empty if not set.
    std::function<QByteArray(const char* name)> environment;
    /// Whether this process is closed to other programs of the same person; nothing where that is not told.
    std::function<std::optional<bool>()> closedToOthers;
    /// Whether the system says that it keeps its clock right; nothing where it does not tell.
    std::function<std::optional<bool>()> clockKept;
    /// True once the whole pre-flight has taken too long: stop and say that it is not known.
    std::function<bool()> overdue;
    QByteArray programFolder; ///< where this program's own files are
    QByteArray hostsFile;     ///< "/etc/hosts"
    bool hasProc = false;     ///< /proc is Linux's
};

/// This computer's; `limit` from now on.
Readers systemReaders(int limitMs);

/// What the buses tell; nothing where they do not.
struct BusFacts {
    std::optional<QStringList> sessionNames = {}; ///< who is on the session bus
    std::optional<bool> assistive = {};           ///< a screen reader or the like is switched on
    std::optional<bool> remoteSession = {};       ///< logind: graphical, and begun from another computer
};

/// Text from outside as it may be shown: at most 80 characters, what cannot be seen or is no UTF-8 replaced.
QString shownText(const QByteArray& bytes);

} // namespace sallyport::system
