// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StoredAuthenticator: the built-in authenticator's one entry a service, kept in the store as its otpauth link. Enough
// for the practice account; the code book comes later.
#pragma once

#include "core/secrets/secret_store.h"
#include "ui/authenticator/authenticator.h"

#include <map>

namespace sallyport::app {

class StoredAuthenticator : public ui::Authenticator {
    Q_OBJECT
public:
    /// `store` must outlive this.
    explicit StoredAuthenticator(secrets::SecretStore& store);

    /// Fetches what is kept for a service, if anything is; `changed` when it is there.
    void load(const QString& profileId);
    /// Of which keys are known: loaded, or set up since.
    QStringList profiles() const;
    /// Drops all keys; load() fetches them again.
    void forget();

    std::optional<ui::AuthenticatorEntry> entry(const QString& profileId) const override;
    std::optional<ui::TimedCode> codeAt(const QString& profileId, std::int64_t unixSeconds) const override;
    Task<Done, ui::AddProblem> add(const QString& profileId, Secret otpauthLink) override;

private:
    secrets::SecretStore& m_store;
    std::map<QString, otp::OtpauthEntry> m_entries;
    int m_forgets = 0; ///< counts forget(): an answer from before it is not taken in after it
};

} // namespace sallyport::app
