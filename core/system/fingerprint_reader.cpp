// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/fingerprint_reader.h"

#include <QDBusObjectPath>
#include <QDBusServiceWatcher>

namespace sallyport::system {

namespace {

const QString service = QStringLiteral("net.reactivated.Fprint");
const BusObject manager{service, QStringLiteral("/net/reactivated/Fprint/Manager"),
                        QStringLiteral("net.reactivated.Fprint.Manager")};

QDBusMessage call(const BusObject& object, const QString& method, const QVariantList& arguments = {})
{
    auto message = busCall(object, method, arguments);
    message.setAutoStartService(true); // fprintd runs only while somebody uses it
    return message;
}

BusObject deviceAt(const QString& path)
{
    return {service, path, QStringLiteral("net.reactivated.Fprint.Device")};
}

/// The path of the default reader, or what is missing.
Result<QString, PersonCheckMissing> pathOf(const QDBusMessage& reply)
{
    if (isNobodyThere(reply))
        return std::unexpected(PersonCheckMissing::noService);
    if (reply.errorName() == QStringLiteral("net.reactivated.Fprint.Error.NoSuchDevice"))
        return std::unexpected(PersonCheckMissing::noReader);
    const auto path = reply.arguments().value(0).value<QDBusObjectPath>().path();
    if (isBusError(reply) || path.isEmpty())
        return std::unexpected(PersonCheckMissing::noAnswer);
    return path;
}

PersonCheckMissing enrolment(const QDBusMessage& reply)
{
    if (reply.errorName() == QStringLiteral("net.reactivated.Fprint.Error.NoEnrolledPrints"))
        return PersonCheckMissing::nobodyEnrolled;
    if (isBusError(reply))
        return PersonCheckMissing::noAnswer;
    return reply.arguments().value(0).toStringList().isEmpty() ? PersonCheckMissing::nobodyEnrolled
                                                               : PersonCheckMissing::nothing;
}

} // namespace

void FingerprintReader::probe(QObject* receiver, const QDBusConnection& systemBus, std::chrono::milliseconds limit,
                              std::function<void(PersonCheckMissing)> answered)
{
    const bool bus = systemBus.isConnected();
    askBus(receiver, systemBus, call(manager, QStringLiteral("GetDefaultDevice")), limit,
           [=, answered = std::move(answered)](const QDBusMessage& reply) {
               const auto path = pathOf(reply);
               if (!path)
                   return answered(bus ? path.error() : PersonCheckMissing::noBus);
               // The empty name is the caller's own.
               askBus(receiver, systemBus, call(deviceAt(*path), QStringLiteral("ListEnrolledFingers"), {QString()}),
                      limit, [answered](const QDBusMessage& fingers) { answered(enrolment(fingers)); });
           });
}

FingerprintReader::FingerprintReader(const QDBusConnection& systemBus, std::chrono::milliseconds answerLimit)
    : m_bus(systemBus),
      m_limit(answerLimit),
      m_names(new QDBusServiceWatcher(service, systemBus, QDBusServiceWatcher::WatchForUnregistration, this))
{
    connect(m_names, &QDBusServiceWatcher::serviceUnregistered, this, [this] {
        if (m_verifying)
            end(std::unexpected(PersonCheckError::lost));
    });
}

FingerprintReader::~FingerprintReader()
{
    if (m_verifying)
        m_bus.send(busCall(m_device, QStringLiteral("VerifyStop")));
    if (m_claimed)
        m_bus.send(busCall(m_device, QStringLiteral("Release")));
}

void FingerprintReader::verify()
{
    askBus(this, m_bus, call(manager, QStringLiteral("GetDefaultDevice")), m_limit, [this](const QDBusMessage& reply) {
        if (const auto path = pathOf(reply))
            begin(*path);
        else
            end(std::unexpected(PersonCheckError::lost));
    });
}

void FingerprintReader::begin(const QString& path)
{
    m_device = deviceAt(path);
    m_bus.connect(service, path, m_device.interface, QStringLiteral("VerifyStatus"), this, SLOT(status(QString, bool)));
    askBus(this, m_bus, call(m_device, QStringLiteral("Claim"), {QString()}), m_limit, [this](const QDBusMessage& r) {
        if (isBusError(r)) // another program has the reader
            return end(std::unexpected(PersonCheckError::lost));
        m_claimed = true;
        m_verifying = true; // a finger may lie on it already: the word can come before the reply
        askBus(this, m_bus, call(m_device, QStringLiteral("VerifyStart"), {QStringLiteral("any")}), m_limit,
               [this](const QDBusMessage& started) {
                   if (isBusError(started) && m_verifying)
                       end(std::unexpected(PersonCheckError::lost));
               });
    });
}

void FingerprintReader::status(const QString& word, bool done)
{
    if (!m_verifying) // of somebody else's look, before we had the reader
        return;
    if (word == QStringLiteral("verify-match"))
        end(Done{});
    else if (word == QStringLiteral("verify-no-match"))
        end(std::unexpected(PersonCheckError::refused));
    else if (done)
        end(std::unexpected(PersonCheckError::lost));
}

void FingerprintReader::end(Result<Done, PersonCheckError> result)
{
    if (std::exchange(m_verifying, false))
        m_bus.send(busCall(m_device, QStringLiteral("VerifyStop")));
    Q_EMIT finished(result);
}

} // namespace sallyport::system
