// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertStore: the alerts kept on this computer, with what the person made of them. A file of JSON lines, only ever
// added to, that several programs share; or memory only, for a shared computer.
//   AlertStore alerts(folder, profileId);  alerts.open().then(this, [this](auto) { show(alerts.alerts()); });
#pragma once

#include "core/account/alert_file.h"
#include "core/account/alert_log.h"
#include "core/base/task.h"

#include <QThreadPool>

namespace sallyport::account {

class AlertStore : public QObject {
    Q_OBJECT
public:
    using Answer = Task<Done, secrets::SecretStoreError>;

    /// `folder`: where "alerts-<profile id>.jsonl" (0600) lies; empty: memory only. Touches nothing yet.
    AlertStore(const QString& folder, const QString& profileId, AlertLimits limits = {});
    /// Waits for what was asked to be written.
    ~AlertStore() override;

    /// Reads the file; one that is not there is no error. May be called again.
    Answer open();
    /// Reads what other programs added since; added() and changed() as the case may be.
    Answer refresh() { return open(); }
    bool isOpen() const { return m_isOpen; }

    /// Newest first, at most AlertLimits::alerts.
    const QList<Alert>& alerts() const { return m_log.alerts(); }
    std::optional<Alert> find(const QString& jti) const;
    /// Alerts with Review::open.
    qsizetype openCount() const;
    /// Lines passed over because they cannot be read; they stay in the file.
    qsizetype damagedLines() const { return m_log.damagedLines(); }
    /// When the stream last proved to be alive, seconds since 1970 by this computer's clock; 0: never.
    std::int64_t lastProofOfLife() const { return m_log.aliveAtMs() / 1000; }
    std::int64_t lastProofOfLifeMs() const { return m_log.aliveAtMs(); }

    /// Answers Done once they are on disk; what is known by its jti is passed over. They stand in alerts() at once, and
    /// stay there if the disk fails (then an error): what happened is shown even where it cannot be kept.
    Answer add(const QList<Alert>& alerts);
    /// "It was me" or back to open. Kept on this computer only.
    Answer review(const QString& jti, Review review);
    /// The steps of "It wasn't me" as they stand; makes the alert's review notMine.
    Answer keepSteps(const QString& jti, const NotMe& steps);
    std::optional<NotMe> steps(const QString& jti) const;
    Answer noteProofOfLife(std::int64_t atMs);

Q_SIGNALS:
    /// An alert that was not known, once, whoever brought it here. Not for what the first open() finds.
    void added(const sallyport::account::Alert& alert);
    /// Anything in here is different; once for many.
    void changed();

private:
    Answer append(const QByteArray& lines);
    void takeNews(const FileNews& news);
    /// Takes lines over, tells of new alerts, and answers whether anything is different.
    void take(QByteArrayView content);
    const AlertLimits m_limits;
    std::shared_ptr<AlertFile> m_file; // null: memory only. Touched in m_pool only.
    QThreadPool m_pool;                // of one thread: keeps the order, and waits for the disk outside the GUI thread
    AlertLog m_log;
    QByteArray m_owed; ///< lines that the disk did not take
    bool m_isOpen = false;
};

} // namespace sallyport::account
