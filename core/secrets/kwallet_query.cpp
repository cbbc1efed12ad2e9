// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/kwallet_query.h"

#include "core/secrets/bus_call.h"

namespace sallyport::secrets {

namespace {

/// 5 or 6 by the session, else nothing.
QString plasmaVersion()
{
    const QByteArray version = qgetenv("KDE_SESSION_VERSION");
    const bool kde = qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || qgetenv("DESKTOP_SESSION") == "kde"
        || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
    return kde && (version == "5" || version == "6") ? QString::fromLatin1(version) : QString();
}

QDBusMessage walletCall(const QString& method, const QVariantList& arguments)
{
    const QString name = QStringLiteral("kwalletd") + (isPlasma() ? plasmaVersion() : QStringLiteral("5"));
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.kde.") + name, QStringLiteral("/modules/") + name,
                                               QStringLiteral("org.kde.KWallet"), method);
    call.setArguments(arguments);
    return call;
}

} // namespace

bool isPlasma()
{
    return !plasmaVersion().isEmpty();
}

Task<bool, SecretStoreError> walletIsOpen(std::chrono::milliseconds limit)
{
    struct Question : QObject {
        Promise<bool, SecretStoreError> promise;
    };
    using Reply = Result<QVariantList, SecretStoreError>;
    auto* question = new Question;
    auto task = question->promise.task();
    const auto finish = [question](Result<bool, SecretStoreError> answer) {
        question->promise.finish(answer);
        question->deleteLater();
    };
    callBus(walletCall(QStringLiteral("networkWallet"), {}), limit)
        .then(question, [question, finish, limit](Reply wallet) {
            if (!wallet) {
                finish(std::unexpected(wallet.error()));
                return;
            }
            callBus(walletCall(QStringLiteral("isOpen"), {wallet->value(0).toString()}), limit)
                .then(question, [finish](Reply open) {
                    finish(open ? Result<bool, SecretStoreError>(open->value(0).toBool())
                                : std::unexpected(open.error()));
                });
        });
    return task;
}

} // namespace sallyport::secrets
