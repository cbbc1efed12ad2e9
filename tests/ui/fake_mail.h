// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeMail: what the person told about their mail, in memory, over a store whose failures a test chooses.
//   FakeMail mail;  mail.tell(u"tulip 77");  mail.m_store.failReads = secrets::SecretStoreError::locked;
#pragma once

#include "tests/support/fake_store.h"
#include "ui/check/mail_knowledge.h"

namespace sallyport::test {

class FakeMail : public ui::MailKnowledge {
public:
    bool keepsCodes() const override { return true; }
    bool hasCode(const QString& profileId) const override { return m_store.has(mail::codeKey(profileId)); }
    CodeTask code(const QString& profileId) override { return mail::readCode(m_store, profileId); }
    DoneTask keepCode(const QString& profileId, Secret code) override
    {
        auto task = m_store.write(mail::codeKey(profileId), std::move(code));
        Q_EMIT changed();
        return task;
    }
    DoneTask removeCode(const QString& profileId) override
    {
        auto task = m_store.remove(mail::codeKey(profileId));
        Q_EMIT changed();
        return task;
    }
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
    /// The code of KuCoin.
    void tell(QStringView code)
    {
        m_store.values->insert_or_assign(mail::codeKey(QStringLiteral("kucoin")), *mail::canonicalCode(code));
        Q_EMIT changed();
    }

    FakeStore m_store;
    mail::MailProviders m_providers;
    bool m_looksUpSignatures = false;
};

} // namespace sallyport::test
