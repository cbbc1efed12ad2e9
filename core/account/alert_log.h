// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertLog: what the lines of an alert file say, as a plain value, and how its lines are written. Touches no file.
//   AlertLog log;  for (line : lines) log.take(line);  log.settle(limits.alerts);
// A line is one JSON object: {"alert":{…}}, {"review":jti,"as":word}, {"steps":jti,"entries":{…}} or
// {"alive":milliseconds}.
#pragma once

#include "core/account/alert.h"
#include "core/account/not_me.h"

#include <QHash>
#include <QSet>

namespace sallyport::account {

inline constexpr qsizetype maxAlertLine = qsizetype{64} * 1024; ///< bytes; a longer line is damage

class AlertLog {
public:
    enum class Taken { newAlert, change, nothingNew, damaged };
    /// One line, without its end. Lines that cannot be read are counted and kept as they are.
    Taken take(QByteArrayView line);
    /// All lines in a file's content; also a last one that was torn.
    void takeAll(QByteArrayView content);
    /// Puts the newest first, and lets the least telling go beyond `most`: reviewed as one's own first, then the least
    /// grave, then the oldest; never one whose steps are not finished.
    void settle(qsizetype most);

    bool knows(const QString& jti) const { return m_known.contains(jti); }
    const QList<Alert>& alerts() const { return m_alerts; }
    Alert* find(const QString& jti);
    const QHash<QString, NotMe>& steps() const { return m_steps; }
    std::int64_t aliveAtMs() const { return m_aliveAtMs; }
    qsizetype damagedLines() const { return m_damaged.size(); }

    void forgetDamage() { m_damaged.clear(); }

    static QByteArray alertLine(const Alert& alert);
    static QByteArray reviewLine(const QString& jti, Review review);
    static QByteArray stepsLine(const QString& jti, const NotMe& steps);
    static QByteArray aliveLine(std::int64_t atMs);
    /// The shortest content that says the same, oldest first; damaged lines first, as they were.
    QByteArray write() const;

private:
    Taken takeAlert(const QJsonObject& object);
    Taken takeReview(const QJsonObject& object);
    Taken takeSteps(const QJsonObject& object);
    Taken takeAlive(const QJsonObject& object);
    QList<Alert> m_alerts;
    QHash<QString, qsizetype> m_known; ///< by jti: its place in the order of coming
    qsizetype m_taken = 0;
    QHash<QString, NotMe> m_steps;
    QList<QByteArray> m_damaged;
    std::int64_t m_aliveAtMs = 0;
};

} // namespace sallyport::account
