// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traces.h"

#include <QDateTime>
#include <QDirIterator>
#include <QStandardPaths>

namespace sallyport::app {

namespace {
constexpr qsizetype mostFiles = 10'000;
} // namespace

TracePlaces TracePlaces::ofThisUser(const Paths& paths)
{
    const auto below = [](QStandardPaths::StandardLocation where, const QString& name) {
        return QStandardPaths::writableLocation(where) + name;
    };
    const QString ours = QStringLiteral("/sallyport");
    QStringList folders{paths.data.absolutePath(), below(QStandardPaths::GenericDataLocation, ours),
                        below(QStandardPaths::GenericConfigLocation, ours),
                        below(QStandardPaths::GenericCacheLocation, ours)};
    folders.removeDuplicates();
    return {.folders = folders,
            .files = {below(QStandardPaths::GenericConfigLocation, QStringLiteral("/QtProject.conf"))},
            .left = {paths.practiceFolder()}};
}

Traces Traces::in(const TracePlaces& places)
{
    Traces traces;
    for (const auto& folder : places.folders)
        traces.addFolder(folder, places.left);
    for (const auto& path : places.files) {
        if (const QFileInfo file(path); file.exists())
            traces.m_files.insert(path, {file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
    return traces;
}

void Traces::addFolder(const QString& folder, const QStringList& left)
{
    const QFileInfo info(folder);
    if (!info.exists())
        return;
    m_complete = m_complete && info.isReadable() && info.isExecutable();
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (std::ranges::any_of(left, [&](const QString& other) { return path.startsWith(other + u'/'); }))
            continue;
        if (m_files.size() >= mostFiles) {
            m_complete = false;
            return;
        }
        const QFileInfo file = files.fileInfo();
        m_files.insert(path, {file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
}

account::LeftHere Traces::since(const Traces& before) const
{
    account::LeftHere left;
    for (auto file = m_files.begin(); file != m_files.end(); ++file) {
        const auto former = before.m_files.find(file.key());
        if (former != before.m_files.end() && *former == *file)
            left.filesBefore.append(file.key());
        else
            left.files.append(file.key());
    }
    left.files.sort();
    left.filesBefore.sort();
    left.complete = m_complete && before.m_complete;
    return left;
}

} // namespace sallyport::app
