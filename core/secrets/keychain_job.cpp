// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychain_job.h"

#include "core/base/bytes.h"
#include "core/base/log.h"

#include <qt6keychain/keychain.h>

namespace sallyport::secrets {

namespace {

// Before the base64: QtKeychain answers a KWallet read that failed with success and an empty text, and takes an empty
// text to KWallet as a removal; so none of ours is empty.
const QString prefix = QStringLiteral("1:");

SecretStoreError errorOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretStoreError::notFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretStoreError::denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretStoreError::noService;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return SecretStoreError::failed;
}

Result<Secret, SecretStoreError> decoded(QString text)
{
    if (text.isEmpty())
        return std::unexpected(SecretStoreError::failed);
    QByteArray encoded = QStringView(text).sliced(std::min(text.size(), prefix.size())).toLatin1();
    auto bytes = text.startsWith(prefix) ? fromBase64(encoded) : std::nullopt;
    wipe(text);
    wipe(encoded);
    if (!bytes)
        return std::unexpected(SecretStoreError::corrupt);
    return Secret::takeFrom(*bytes);
}

/// Starts the job and answers `valueOf(job)` when it has succeeded.
template <typename T, typename J, typename F>
Task<T, SecretStoreError> start(J* job, const QString& service, const QString& key, F valueOf)
{
#ifdef Q_OS_WIN
    job->setKey(service + u'/' + key); // the Credential Manager knows no services
#else
    Q_UNUSED(service)
    job->setKey(key);
#endif
    job->setInsecureFallback(false);
    auto promise = std::make_shared<Promise<T, SecretStoreError>>();
    auto task = promise->task();
    QObject::connect(job, &QKeychain::Job::finished, job, [job, promise, valueOf = std::move(valueOf)] {
        if (job->error() != QKeychain::NoError)
            qCInfo(logSecrets) << "keychain error" << job->error();
        promise->finish(job->error() == QKeychain::NoError ? valueOf(*job) : std::unexpected(errorOf(job->error())));
    });
    job->start();
    return task;
}

} // namespace

Task<Secret, SecretStoreError> readEntry(const QString& service, const QString& key)
{
    return start<Secret>(new QKeychain::ReadPasswordJob(service), service, key,
                         [](const QKeychain::ReadPasswordJob& job) { return decoded(job.textData()); });
}

Task<Done, SecretStoreError> writeEntry(const QString& service, const QString& key, const Secret& value,
                                        std::function<void()> landed)
{
    auto* job = new QKeychain::WritePasswordJob(service);
    QByteArray encoded = toBase64(value.view());
    QString text = prefix + QLatin1String(encoded);
    job->setTextData(text);
    wipe(text);
    wipe(encoded);
    return start<Done>(job, service, key,
                       [landed = std::move(landed)](const QKeychain::Job&) -> Result<Done, SecretStoreError> {
                           landed();
                           return Done{};
                       });
}

Task<Done, SecretStoreError> removeEntry(const QString& service, const QString& key)
{
    return start<Done>(new QKeychain::DeletePasswordJob(service), service, key,
                       [](const QKeychain::Job&) -> Result<Done, SecretStoreError> { return Done{}; });
}

} // namespace sallyport::secrets
