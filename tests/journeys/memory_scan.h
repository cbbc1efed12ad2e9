// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MemoryScan: looks for planted secrets in this process' own memory, as UTF-8, UTF-16, base64 and hexadecimal. What it
// looks for it keeps masked, or it would find itself.
//   MemoryScan scan;  scan.plant("refresh token", bytes);   CHECK(scan.found() == QStringList());
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace sallyport::test {

class MemoryScan {
public:
    /// At least six bytes: shorter ones are found by chance, and six only with bad luck. Leaves no copy of its own in
    /// the clear.
    void plant(const QString& name, const Secret& secret);
    /// "name (form) in [heap]" for each that stands in memory that can be written. Makes the process dumpable to read
    /// it.
    QStringList found() const;
    /// The same for files below a folder.
    QStringList foundIn(const QString& folder) const;
    /// The same for what has been read somewhere.
    QStringList foundIn(QByteArray content, const QString& where) const;
    qsizetype count() const { return static_cast<qsizetype>(m_planted.size()); }

private:
    struct Planted {
        QString name;
        QByteArray masked;
    };
    void look(QByteArray& maskedContent, const QString& where, QStringList& into) const;
    std::vector<Planted> m_planted;
};

} // namespace sallyport::test
