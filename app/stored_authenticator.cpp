// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stored_authenticator.h"

#include <QPointer>

namespace sallyport::app {

using secrets::SecretStoreError;
using ui::AddProblem;

namespace {

QString storeKey(const QString& profileId)
{
    return QStringLiteral("authenticator/") + profileId;
}

} // namespace

StoredAuthenticator::StoredAuthenticator(secrets::SecretStore& store) : m_store(store) {}

void StoredAuthenticator::load(const QString& profileId)
{
    if (m_entries.contains(profileId))
        return;
    m_store.read(storeKey(profileId))
        .then(this, [this, profileId, forgets = m_forgets](Result<Secret, SecretStoreError> link) {
            if (!link || forgets != m_forgets)
                return;
            auto entry = otp::readOtpauthUri(link->view());
            if (entry && m_entries.emplace(profileId, std::move(*entry)).second)
                Q_EMIT changed();
        });
}

QStringList StoredAuthenticator::profiles() const
{
    QStringList ids;
    for (const auto& entry : m_entries)
        ids << entry.first;
    return ids;
}

void StoredAuthenticator::forget()
{
    ++m_forgets;
    m_entries.clear();
    Q_EMIT changed();
}

std::optional<ui::AuthenticatorEntry> StoredAuthenticator::entry(const QString& profileId) const
{
    const auto found = m_entries.find(profileId);
    if (found == m_entries.end())
        return std::nullopt;
    return ui::AuthenticatorEntry{
        .profileId = profileId, .issuer = found->second.issuer, .account = found->second.account};
}

std::optional<ui::TimedCode> StoredAuthenticator::codeAt(const QString& profileId, std::int64_t unixSeconds) const
{
    const auto found = m_entries.find(profileId);
    if (found == m_entries.end())
        return std::nullopt;
    const auto& parameters = found->second.parameters;
    return ui::TimedCode{.digits = otp::totpCode(parameters, unixSeconds),
                         .secondsLeft = otp::secondsLeft(parameters, unixSeconds),
                         .period = parameters.periodSeconds};
}

Task<Done, AddProblem> StoredAuthenticator::add(const QString& profileId, Secret otpauthLink)
{
    auto entry = otp::readOtpauthUri(otpauthLink.view());
    if (!entry || entry->type != otp::CodeType::totp)
        return Task<Done, AddProblem>::ready(std::unexpected(AddProblem{
            .what = AddProblem::What::badLink, .link = entry ? otp::OtpauthError::unsupportedType : entry.error()}));
    auto promise = std::make_shared<Promise<Done, AddProblem>>();
    auto task = promise->task();
    m_store.write(storeKey(profileId), std::move(otpauthLink))
        .then(this,
              [this, promise, profileId, forgets = m_forgets,
               kept = std::make_shared<otp::OtpauthEntry>(std::move(*entry))](Result<Done, SecretStoreError> written) {
                  if (!written)
                      return promise->finish(
                          std::unexpected(AddProblem{.what = AddProblem::What::store, .store = written.error()}));
                  if (forgets == m_forgets) {
                      m_entries.insert_or_assign(profileId, std::move(*kept));
                      Q_EMIT changed();
                  }
                  promise->finish(Done{});
              });
    return task;
}

} // namespace sallyport::app
