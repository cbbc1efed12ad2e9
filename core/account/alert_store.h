// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertStore: the alerts kept on this computer, with what the person made of them. A file of JSON lines, only ever added
// to, that several programs share; or memory only, for a shared computer.
//   AlertStore alerts(folder, profileId);  alerts.open().then(this, [this](auto) { show(alerts.alerts()); });
#pragma once

#include "core/account/alert.h"
#include "core/account/not_me.h"
#include "core/secrets/secret_store.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace sallyport::account {

struct AlertLimits {
    qsizetype alerts = 5'000;                           ///< kept; beyond them the least telling go first
    qsizetype lineBytes = qsizetype{64} * 1024;         ///< a longer line is damage
    qsizetype fileBytes = qsizetype{64} * 1024 * 1024;  ///< a larger file is not read
};

class AlertStore : public QObject {
    Q_OBJECT
public:
    using Answer = Task<Done, secrets::SecretStoreError>;

    /// `folder`: where "alerts-<profile id>.jsonl" (0600) lies; empty: memory only. Touches nothing yet.
    AlertStore(QString folder, const QString& profileId, AlertLimits limits = {});
    ~AlertStore() override;

    /// Reads the file; one that is not there is no error. Until then nothing is known and nothing can be added.
    Answer open();
    /// Reads what other programs added since. changed() and added() as the case may be.
    Answer refresh();

    /// Newest first.
    const QList<Alert>& alerts() const { return m_alerts; }
    const Alert* find(const QString& jti) const;
    /// Alerts with Review::open.
    qsizetype openCount() const;
    /// Lines passed over because they cannot be read; they stay in the file.
    qsizetype damagedLines() const { return m_damagedLines; }
    /// When the stream last proved to be alive, seconds since 1970 by this computer's clock; 0: never.
    std::int64_t lastProofOfLife() const { return m_proofOfLife; }

    /// Answers Done once they are on disk; what is known by its jti is passed over. They stand in alerts() at once, and
    /// stay there if the disk fails (then an error): what happened is shown even where it cannot be kept.
    Answer add(QList<Alert> alerts);
    /// "It was me" or back to open. Kept on this computer.
    Answer review(const QString& jti, Review review);
    /// The steps of "It wasn't me" as they stand; makes the alert's review notMine.
    Answer keepSteps(const QString& jti, const NotMe& steps);
    std::optional<NotMe> steps(const QString& jti) const;
    Answer noteProofOfLife(std::int64_t at);

Q_SIGNALS:
    /// An alert that was not known, once, whoever brought it here. Not for what open() finds.
    void added(const sallyport::account::Alert& alert);
    /// Any other difference: a review, steps, a proof of life.
    void changed();

private:
    struct File;
    Answer append(QByteArray lines);
    void take(const QByteArray& line, bool announce);
    const QString m_path;
    const AlertLimits m_limits;
    std::shared_ptr<File> m_file; // touched in m_pool only
    QThreadPool m_pool;           // of one thread: keeps the order, and waits for the disk outside the GUI thread
    QList<Alert> m_alerts;
    QHash<QString, NotMe> m_steps;
    qsizetype m_damagedLines = 0;
    std::int64_t m_proofOfLife = 0;
};

} // namespace sallyport::account
