// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeyRecordSource: the port behind which DNS is asked for the keys of signatures; and what it answered, as values that
// go to the judge.
//   askForKeys(std::move(names), source, clock, cancel).then(this, [](Result<KeyRecords, KeyRecordError> keys) {});
#pragma once

#include "core/base/cancel.h"
#include "core/base/clock.h"
#include "core/base/task.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <cstdint>

namespace sallyport::mail {

enum class KeyRecordError {
    unreachable, ///< no answer in time, or one that says nothing
    cancelled,
    abandoned ///< the program gave up the question
};

/// Each TXT record as one text; none where DNS says that there is none.
using KeyTexts = Result<QList<QByteArray>, KeyRecordError>;

class KeyRecordSource {
public:
    virtual ~KeyRecordSource() = default;
    /// `name`: "s1._domainkey.kucoin.com". At most 8 records of at most 4096 bytes; answers within seconds.
    virtual Task<QList<QByteArray>, KeyRecordError> records(const QString& name, const CancelToken& cancel) = 0;
};

struct KeyRecords {
    QHash<QString, KeyTexts> byName = {}; ///< what is not in it was not asked: unreachable
    std::int64_t askedAt = 0;             ///< seconds since 1970
};

/// Asks for all names at once; a name that got no answer has its error in the records. Fails only as cancelled.
/// `source` must outlive the answer.
Task<KeyRecords, KeyRecordError> askForKeys(Task<QStringList, KeyRecordError> names, KeyRecordSource& source,
                                            const Clock& clock, const CancelToken& cancel);

} // namespace sallyport::mail
