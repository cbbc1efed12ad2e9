// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckHistory: what was checked before: hosts and verdicts, never paths, queries or texts. In memory, unless the
// person wants it kept on this computer.
//   history.add({.at = now, .what = CheckedThing::link, .host = report.host, .verdict = report.verdict});
#pragma once

#include "core/mail/message_report.h"

#include <QObject>

#include <functional>
#include <variant>

namespace sallyport::ui {

enum class CheckedThing { link, code, message };
/// A message has verdicts of its own.
using CheckVerdict = std::variant<origin::LinkVerdict, mail::MessageVerdict>;

struct CheckEntry {
    std::int64_t at = 0; ///< seconds since 1970
    CheckedThing what = CheckedThing::link;
    QString host; ///< ASCII; of a message its sender's domain; empty where there was none
    CheckVerdict verdict = origin::LinkVerdict::unreadable;

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
