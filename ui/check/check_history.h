// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckHistory: what was checked before: hosts and verdicts, never paths, queries or texts. In memory, unless the
// person wants it kept on this computer.
//   history.add({.at = now, .what = CheckedThing::link, .host = report.host, .verdict = report.verdict});
#pragma once

#include "core/origin/link_report.h"

#include <QObject>

#include <functional>

namespace sallyport::ui {

enum class CheckedThing { link, code };

struct CheckEntry {
    std::int64_t at = 0; ///< seconds since 1970
    CheckedThing what = CheckedThing::link;
    QString host; ///< ASCII; empty where there was none
    origin::LinkVerdict verdict = origin::LinkVerdict::unreadable;

    bool operator==(const CheckEntry&) const = default;
};

/// Where it is kept, if the person says so; app gives it. Without it nothing is kept and nothing offered.
struct CheckStorage {
    std::function<QByteArray()> read = {}; ///< empty: nothing is kept
    std::function<bool(const QByteArray&)> write = {};
    std::function<void()> remove = {};
};

class CheckHistory : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype most = 200;

    explicit CheckHistory(CheckStorage storage = {});

    /// Newest first.
    const QList<CheckEntry>& entries() const { return m_entries; }
    void add(const CheckEntry& entry);
    void clear();
    bool canBeKept() const { return m_storage.write != nullptr; }
    bool isKept() const { return m_kept; }
    /// Writes the list, or removes what was written. False if that failed; the list stays as it is.
    bool setKept(bool kept);

Q_SIGNALS:
    void changed();

private:
    CheckStorage m_storage;
    bool m_kept = false;
    QList<CheckEntry> m_entries;
};

/// As it is kept; entries that make no sense are left out. At most 64 KiB are read.
QByteArray writeCheckEntries(const QList<CheckEntry>& entries);
QList<CheckEntry> readCheckEntries(QByteArrayView json);

} // namespace sallyport::ui
