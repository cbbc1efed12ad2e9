// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for a planted value in files, as it is and as UTF-16, base64 (in each alignment) and hexadecimal.
//   CHECK(filesWithCanary(directory, "canary-5f3a") == QStringList());
#pragma once

#include "core/base/bytes.h"

#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace sallyport::test {

inline QList<QByteArray> canaryForms(const QByteArray& canary)
{
    const QString text = QString::fromUtf8(canary);
    QByteArray utf16le;
    QByteArray utf16be;
    for (const QChar c : text) {
        utf16le.append(static_cast<char>(c.cell())).append(static_cast<char>(c.row()));
        utf16be.append(static_cast<char>(c.row())).append(static_cast<char>(c.cell()));
    }
    QList<QByteArray> forms{canary, utf16le, utf16be, toHex(canary), toHex(canary).toUpper()};
    for (qsizetype skip = 0; skip < 3; ++skip) {
        const auto whole = canary.sliced(skip).first((canary.size() - skip) / 3 * 3);
        forms << toBase64(whole) << toBase64Url(whole);
    }
    return forms;
}

inline bool bearsCanary(const QByteArray& content, const QByteArray& canary)
{
    const auto forms = canaryForms(canary);
    return std::ranges::any_of(forms, [&](const QByteArray& form) { return content.contains(form); });
}

inline QStringList filesWithCanary(const QString& directory, const QByteArray& canary)
{
    QStringList found;
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly) || bearsCanary(file.readAll(), canary))
            found << file.fileName();
    }
    return found;
}

} // namespace sallyport::test
