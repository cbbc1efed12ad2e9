// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/polkit_authority.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QMap>
#include <QUuid>
#include <QVariantMap>

namespace sallyport::system {

const QString unlockAction = QStringLiteral("io.sallyport.unlock");

/// polkit's (sa{sv}).
struct PolkitSubject {
    QString kind;
    QVariantMap details;
};

QDBusArgument& operator<<(QDBusArgument& argument, const PolkitSubject& subject)
{
    argument.beginStructure();
    argument << subject.kind << subject.details;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, PolkitSubject& subject)
{
    argument.beginStructure();
    argument >> subject.kind >> subject.details;
    argument.endStructure();
    return argument;
}

} // namespace sallyport::system

Q_DECLARE_METATYPE(sallyport::system::PolkitSubject)

namespace sallyport::system {

namespace {

using Details = QMap<QString, QString>;

const BusObject authority{QStringLiteral("org.freedesktop.PolicyKit1"),
                          QStringLiteral("/org/freedesktop/PolicyKit1/Authority"),
                          QStringLiteral("org.freedesktop.PolicyKit1.Authority")};
constexpr uint mayAsk = 1; // AllowUserInteraction

/// polkit's (bba{ss}).
struct Judgement {
    bool authorized = false;
    bool challenge = false; ///< somebody would have to be asked
    Details details;
};

std::optional<Judgement> judgementOf(const QDBusMessage& reply)
{
    if (isBusError(reply) || reply.signature() != QStringLiteral("(bba{ss})"))
        return std::nullopt;
    const auto argument = reply.arguments().constFirst().value<QDBusArgument>();
    Judgement judgement;
    argument.beginStructure();
    argument >> judgement.authorized >> judgement.challenge >> judgement.details;
    argument.endStructure();
    return judgement;
}

} // namespace

QDBusMessage PolkitAuthority::question(uint flags, const QString& number) const
{
    qDBusRegisterMetaType<PolkitSubject>();
    qDBusRegisterMetaType<Details>();
    // Our connection, not our process number: that one could be another's by the time polkit looks.
    const PolkitSubject subject{.kind = QStringLiteral("system-bus-name"),
                                .details = {{QStringLiteral("name"), m_bus.baseService()}}};
    // No details: polkit takes them only from root, so that no program can put words into the prompt.
    auto call = busCall(authority, QStringLiteral("CheckAuthorization"),
                        {QVariant::fromValue(subject), m_action, QVariant::fromValue(Details()), flags, number});
    call.setAutoStartService(true);
    return call;
}

void PolkitAuthority::probe(QObject* receiver, std::chrono::milliseconds limit,
                            std::function<void(PersonCheckMissing)> answered) const
{
    const bool bus = m_bus.isConnected();
    askBus(receiver, m_bus, question(0, {}), limit,
           [answered = std::move(answered), bus, action = m_action](const QDBusMessage& reply) {
               const auto judgement = judgementOf(reply);
               if (judgement)
                   answered(judgement->authorized      ? PersonCheckMissing::policyAsksNobody
                                : judgement->challenge ? PersonCheckMissing::nothing
                                                       : PersonCheckMissing::policyForbids);
               else if (!bus)
                   answered(PersonCheckMissing::noBus);
               else if (isNobodyThere(reply))
                   answered(PersonCheckMissing::noService);
               else if (reply.errorName() == QStringLiteral("org.freedesktop.PolicyKit1.Error.Failed")
                        && reply.errorMessage().contains(action)) // "Action ... is not registered", never translated
                   answered(PersonCheckMissing::noPolicyInstalled);
               else
                   answered(PersonCheckMissing::noAnswer);
           });
}

QString PolkitAuthority::ask(QObject* receiver, std::chrono::milliseconds limit,
                             std::function<void(Result<Done, PersonCheckError>)> answered) const
{
    const QString number = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // A little longer than the caller waits, who tells a service that hangs from one that went away.
    askBus(receiver, m_bus, question(mayAsk, number), limit + std::chrono::seconds(1),
           [answered = std::move(answered)](const QDBusMessage& reply) {
               const auto judgement = judgementOf(reply);
               const auto say = [&](PersonCheckError error) { answered(std::unexpected(error)); };
               if (!judgement)
                   say(PersonCheckError::lost);
               else if (judgement->authorized)
                   answered(Done{});
               else if (judgement->challenge)
                   say(PersonCheckError::noAgent); // it wanted to ask, was allowed to, and had nobody to do it
               else if (!judgement->details.value(QStringLiteral("polkit.dismissed")).isEmpty())
                   say(PersonCheckError::cancelled);
               else
                   say(PersonCheckError::refused);
           });
    return number;
}

void PolkitAuthority::cancel(const QString& number) const
{
    m_bus.send(busCall(authority, QStringLiteral("CancelCheckAuthorization"), {number}));
}

} // namespace sallyport::system
