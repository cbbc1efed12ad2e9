// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StoredMail: what the person told about their mail: anti-phishing codes in a SecretStore, providers among the window's
// choices, and with them for which services there is a code, so that the store is not asked without need.
//   StoredMail mail(store, paths.windowSettings());
#pragma once

#include "ui/check/mail_knowledge.h"

namespace sallyport::app {

class StoredMail : public ui::MailKnowledge {
    Q_OBJECT
public:
    /// `store` must outlive this. `settings`: an INI file.
    StoredMail(secrets::SecretStore& store, QString settings);

    bool keepsCodes() const override { return true; }
    bool hasCode(const QString& profileId) const override;
    CodeTask code(const QString& profileId) override;
    DoneTask keepCode(const QString& profileId, Secret code) override;
    DoneTask removeCode(const QString& profileId) override;
    mail::MailProviders providers() const override;
    void setProviders(const mail::MailProviders& providers) override;
    bool looksUpSignatures() const override;
    void setLooksUpSignatures(bool on) override;

    /// In the store, as far as is known.
    QStringList keys() const;

private:
    QStringList profiles() const;
    void note(const QString& profileId, bool hasCode);

    secrets::SecretStore& m_store;
    const QString m_settings;
};

} // namespace sallyport::app
