// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Traces: the files of ours on this computer, looked at twice: what a session on a shared computer has left.
//   Traces before = Traces::in(TracePlaces::ofThisUser(paths));  ...  Traces::in(places).since(before)
#pragma once

#include "app/paths.h"
#include "core/account/left_here.h"

#include <QHash>

namespace sallyport::app {

struct TracePlaces {
    QStringList folders = {}; ///< ours alone, with all that is below them
    QStringList files = {};   ///< not ours, but written for us: Qt remembers what was chosen in its file dialogs
    QStringList left = {};    ///< folders that are somebody else's: the practice service's own data

    /// Data, config and cache, as QStandardPaths names them.
    static TracePlaces ofThisUser(const Paths& paths);
};

class Traces {
public:
    /// Links are not followed. At most ten thousand files.
    static Traces in(const TracePlaces& places);

    /// The files and `complete` of what has come since `before`.
    account::LeftHere since(const Traces& before) const;

private:
    struct File {
        qint64 size = 0;
        qint64 changedMs = 0;
        friend bool operator==(const File&, const File&) = default;
    };
    void addFolder(const QString& folder, const QStringList& left);

    QHash<QString, File> m_files;
    bool m_complete = true;
};

} // namespace sallyport::app
