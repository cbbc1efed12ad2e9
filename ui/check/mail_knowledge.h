// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MailKnowledge: the port behind which is kept what a person tells the program about their mail: the anti-phishing code
// of a service, which is a secret, who their mail provider is and whether DNS may be asked, which is none. UnkeptMail
// keeps nothing.
//   mail.code(profile.id).then(this, [this](Result<mail::KnownCode, SecretStoreError> code) { ... });
#pragma once

#include "core/mail/anti_phishing_code.h"
#include "core/mail/sender_check.h"

#include <QObject>

namespace sallyport::ui {

class MailKnowledge : public QObject {
    Q_OBJECT
public:
    using CodeTask = Task<mail::KnownCode, secrets::SecretStoreError>;
    using DoneTask = Task<Done, secrets::SecretStoreError>;

    /// False where no secret may stay: codes are neither kept nor looked for.
    virtual bool keepsCodes() const = 0;
    /// As far as is known without asking the store, which may ask the person.
    virtual bool hasCode(const QString& profileId) const = 0;
    /// Without an answer of the store, `unavailable`. Asked for each message anew: nobody holds on to the code.
    virtual CodeTask code(const QString& profileId) = 0;
    /// `code`: as mail::canonicalCode makes it.
    virtual DoneTask keepCode(const QString& profileId, Secret code) = 0;
    virtual DoneTask removeCode(const QString& profileId) = 0;
    virtual mail::MailProviders providers() const = 0;
    virtual void setProviders(const mail::MailProviders& providers) = 0;
    /// Whether DNS may be asked for the keys of signatures (DKIM); off until the person switches it on.
    virtual bool looksUpSignatures() const = 0;
    virtual void setLooksUpSignatures(bool on) = 0;

Q_SIGNALS:
    /// Whether there is a code, who the provider is, or whether DNS may be asked.
    void changed();
};

/// For a shared computer, and for whoever gives no other: choices in memory, codes nowhere.
class UnkeptMail : public MailKnowledge {
    Q_OBJECT
public:
    bool keepsCodes() const override { return false; }
    bool hasCode(const QString&) const override { return false; }
    CodeTask code(const QString&) override { return CodeTask::ready(mail::KnownCode{}); }
    DoneTask keepCode(const QString&, Secret) override { return refused(); }
    DoneTask removeCode(const QString&) override { return refused(); }
    mail::MailProviders providers() const override { return m_providers; }
    void setProviders(const mail::MailProviders& providers) override
    {
        m_providers = providers;
        Q_EMIT changed();
    }
    bool looksUpSignatures() const override { return m_looksUpSignatures; }
    void setLooksUpSignatures(bool on) override
    {
        m_looksUpSignatures = on;
        Q_EMIT changed();
    }

private:
    static DoneTask refused() { return DoneTask::ready(std::unexpected(secrets::SecretStoreError::denied)); }

    mail::MailProviders m_providers;
    bool m_looksUpSignatures = false;
};

/// "mx.google.com, mx.zohomail.com" and what was chosen out of a list, "mx.google.com (Gmail)", as authserv-ids;
/// nothing where one of them is no such name, or there are more than 8.
std::optional<mail::MailProviders> readProviders(const QString& typed);

} // namespace sallyport::ui
