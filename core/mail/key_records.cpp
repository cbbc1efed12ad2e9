// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/key_records.h"

#include <QObject>
#include <QSet>

namespace sallyport::mail {

namespace {

/// Lives until all names are answered, and each is once.
class Asking : public QObject {
public:
    Asking(KeyRecordSource& source, const Clock& clock, const CancelToken& cancel) : m_source(source), m_cancel(cancel)
    {
        m_records.askedAt = clock.unixSeconds();
    }

    Task<KeyRecords, KeyRecordError> task() { return m_promise.task(); }

    void ask(const QStringList& names)
    {
        const QSet<QString> different(names.begin(), names.end());
        m_names = different.size();
        if (m_cancel.isCancelled() || different.isEmpty())
            return finish();
        for (const QString& name : different) {
            m_source.records(name, m_cancel).then(this, [this, name](KeyTexts texts) {
                m_records.byName.insert(name, std::move(texts));
                if (m_records.byName.size() == m_names)
                    finish();
            });
        }
    }

private:
    void finish()
    {
        if (m_cancel.isCancelled())
            m_promise.finish(std::unexpected(KeyRecordError::cancelled));
        else
            m_promise.finish(std::move(m_records));
        deleteLater();
    }

    KeyRecordSource& m_source;
    CancelToken m_cancel;
    Promise<KeyRecords, KeyRecordError> m_promise;
    KeyRecords m_records;
    qsizetype m_names = 0;
};

} // namespace

Task<KeyRecords, KeyRecordError> askForKeys(Task<QStringList, KeyRecordError> names, KeyRecordSource& source,
                                            const Clock& clock, const CancelToken& cancel)
{
    auto* asking = new Asking(source, clock, cancel);
    auto task = asking->task();
    std::move(names).then(asking, [asking](const Result<QStringList, KeyRecordError>& read) {
        asking->ask(read.value_or(QStringList()));
    });
    return task;
}

} // namespace sallyport::mail
