// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/secret_service_query.h"

#include "core/secrets/bus_call.h"

#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QMap>

namespace sallyport::secrets {

namespace {

using Attributes = QMap<QString, QString>;

/// A question of several calls; deletes itself when it has answered.
template <typename T>
struct Question : QObject {
    Promise<T, SecretStoreError> promise;

    void answer(Result<T, SecretStoreError> result)
    {
        promise.finish(std::move(result));
        deleteLater();
    }
    /// Calls `next` with the reply, or answers with the error.
    void call(const QDBusMessage& message, std::chrono::milliseconds limit,
              std::function<void(const QVariantList&)> next)
    {
        callBus(message, limit)
            .then(this, [this, next = std::move(next)](Result<QVariantList, SecretStoreError> reply) {
                if (reply)
                    next(*reply);
                else
                    answer(std::unexpected(reply.error()));
            });
    }
};

QDBusMessage serviceCall(const QString& method, const QVariantList& arguments)
{
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
                                               QStringLiteral("/org/freedesktop/secrets"),
                                               QStringLiteral("org.freedesktop.Secret.Service"), method);
    call.setArguments(arguments);
    return call;
}

QDBusMessage lockedCall(const QString& collection)
{
    auto call =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), collection,
                                       QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    return call;
}

void askDefault(Question<Whereabouts>* question, std::chrono::milliseconds limit)
{
    const auto readAlias = serviceCall(QStringLiteral("ReadAlias"), {QStringLiteral("default")});
    question->call(readAlias, limit, [question, limit](const QVariantList& reply) {
        const QString path = reply.value(0).value<QDBusObjectPath>().path();
        if (path.isEmpty() || path == QStringLiteral("/")) {
            question->answer(Whereabouts::noCollection);
            return;
        }
        question->call(lockedCall(path), limit, [question](const QVariantList& value) {
            const QVariant locked = value.value(0).value<QDBusVariant>().variant();
            // Whatever is not a clear "open" counts as locked.
            question->answer(locked.typeId() == QMetaType::Bool && !locked.toBool() ? Whereabouts::absent
                                                                                    : Whereabouts::locked);
        });
    });
}

} // namespace

Task<Whereabouts, SecretStoreError> findInSecretService(const QString& service, const QString& key,
                                                        std::chrono::milliseconds limit)
{
    qDBusRegisterMetaType<Attributes>();
    auto* question = new Question<Whereabouts>;
    auto task = question->promise.task();
    const Attributes attributes{{QStringLiteral("user"), key}, {QStringLiteral("server"), service}};
    const auto search = serviceCall(QStringLiteral("SearchItems"), {QVariant::fromValue(attributes)});
    question->call(search, limit, [question, limit](const QVariantList& reply) {
        const auto paths = [&reply](int i) { return qdbus_cast<QList<QDBusObjectPath>>(reply.value(i)); };
        if (reply.size() != 2)
            question->answer(std::unexpected(SecretStoreError::failed));
        else if (!paths(0).isEmpty())
            question->answer(Whereabouts::here);
        else if (!paths(1).isEmpty())
            question->answer(Whereabouts::locked);
        else
            askDefault(question, limit); // not every service looks into a locked keyring
    });
    return task;
}

Task<Whereabouts, SecretStoreError> defaultKeyring(std::chrono::milliseconds limit)
{
    auto* question = new Question<Whereabouts>;
    auto task = question->promise.task();
    askDefault(question, limit);
    return task;
}

Task<QStringList, SecretStoreError> otherNamesOf(const QString& name, const QStringList& candidates,
                                                 std::chrono::milliseconds limit)
{
    struct Names : Question<QStringList> {
        QHash<QString, QString> owners;
    };
    auto* question = new Names;
    auto task = question->promise.task();
    const QStringList asked = QStringList(candidates) << name;
    for (const QString& each : asked) {
        auto call = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetNameOwner"));
        call.setArguments({each});
        callBus(call, limit)
            .then(question, [question, each, name, asked](Result<QVariantList, SecretStoreError> reply) {
                question->owners.insert(each, reply ? reply->value(0).toString() : QString());
                if (question->owners.size() < asked.size())
                    return;
                const QString owner = question->owners.take(name);
                question->answer(owner.isEmpty() ? QStringList() : question->owners.keys(owner));
            });
    }
    return task;
}

} // namespace sallyport::secrets
