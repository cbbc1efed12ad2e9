// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FingerprintReader: one look of fprintd at a finger of this person. The reader is let go when the object dies.
//   FingerprintReader reader(bus, 5s);  connect(&reader, &FingerprintReader::finished, ...);  reader.verify();
#pragma once

#include "core/system/bus_question.h"
#include "core/system/person_check.h"

#include <QObject>

class QDBusServiceWatcher;

namespace sallyport::system {

class FingerprintReader : public QObject {
    Q_OBJECT
public:
    FingerprintReader(const QDBusConnection& systemBus, std::chrono::milliseconds answerLimit);
    ~FingerprintReader() override;

    /// noBus, noService, noReader, nobodyEnrolled, noAnswer or nothing.
    static void probe(QObject* receiver, const QDBusConnection& systemBus, std::chrono::milliseconds limit,
                      std::function<void(PersonCheckMissing)> answered);

    /// Waits for a finger until it is right or wrong; one that was read badly is asked for again by the reader.
    void verify();

Q_SIGNALS:
    /// refused, lost.
    void finished(sallyport::Result<sallyport::Done, sallyport::system::PersonCheckError> result);

private Q_SLOTS:
    void status(const QString& word, bool done);

private:
    void begin(const QString& path);
    void end(Result<Done, PersonCheckError> result);

    QDBusConnection m_bus;
    const std::chrono::milliseconds m_limit;
    QDBusServiceWatcher* m_names;
    BusObject m_device;
    bool m_claimed = false;
    bool m_verifying = false;
};

} // namespace sallyport::system
