// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stored_mail.h"

#include <QSettings>

namespace sallyport::app {

using mail::KnownCode;
using secrets::SecretStoreError;

namespace {

const QString codesFor = QStringLiteral("mail/codes_for");
const QString providersKey = QStringLiteral("mail/providers");
const QString signaturesKey = QStringLiteral("mail/look_up_signatures");

} // namespace

StoredMail::StoredMail(secrets::SecretStore& store, QString settings) : m_store(store), m_settings(std::move(settings))
{
}

QStringList StoredMail::profiles() const
{
    return QSettings(m_settings, QSettings::IniFormat).value(codesFor).toStringList();
}

QStringList StoredMail::keys() const
{
    QStringList keys;
    for (const QString& profile : profiles())
        keys << mail::codeKey(profile);
    return keys;
}

bool StoredMail::hasCode(const QString& profileId) const
{
    return profiles().contains(profileId);
}

void StoredMail::note(const QString& profileId, bool hasCode)
{
    QStringList ids = profiles();
    ids.removeAll(profileId);
    if (hasCode)
        ids << profileId;
    QSettings(m_settings, QSettings::IniFormat).setValue(codesFor, ids);
    Q_EMIT changed();
}

StoredMail::CodeTask StoredMail::code(const QString& profileId)
{
    if (!hasCode(profileId))
        return CodeTask::ready(KnownCode{});
    auto promise = std::make_shared<Promise<KnownCode, SecretStoreError>>();
    auto task = promise->task();
    mail::readCode(m_store, profileId)
        .then(this, [this, promise, profileId](Result<KnownCode, SecretStoreError> known) {
            if (known && known->code.isEmpty() && !known->unavailable)
                note(profileId, false); // taken out of the store by somebody else
            promise->finish(std::move(known));
        });
    return task;
}

StoredMail::DoneTask StoredMail::keepCode(const QString& profileId, Secret code)
{
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    m_store.write(mail::codeKey(profileId), std::move(code))
        .then(this, [this, promise, profileId](Result<Done, SecretStoreError> written) {
            if (written)
                note(profileId, true);
            promise->finish(std::move(written));
        });
    return task;
}

StoredMail::DoneTask StoredMail::removeCode(const QString& profileId)
{
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    m_store.remove(mail::codeKey(profileId))
        .then(this, [this, promise, profileId](Result<Done, SecretStoreError> removed) {
            if (removed)
                note(profileId, false);
            promise->finish(std::move(removed));
        });
    return task;
}

mail::MailProviders StoredMail::providers() const
{
    const QSettings settings(m_settings, QSettings::IniFormat);
    return ui::readProviders(settings.value(providersKey).toStringList().join(u' ')).value_or(mail::MailProviders{});
}

void StoredMail::setProviders(const mail::MailProviders& providers)
{
    QSettings(m_settings, QSettings::IniFormat).setValue(providersKey, providers.authservIds);
    Q_EMIT changed();
}

bool StoredMail::looksUpSignatures() const
{
    return QSettings(m_settings, QSettings::IniFormat).value(signaturesKey, false).toBool();
}

void StoredMail::setLooksUpSignatures(bool on)
{
    QSettings(m_settings, QSettings::IniFormat).setValue(signaturesKey, on);
    Q_EMIT changed();
}

} // namespace sallyport::app
