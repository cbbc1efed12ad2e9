// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// World: a whole account service on a temporary folder, with a clock that stands, cheap passwords and cheap human
// checks, whose handlers are called without sockets. One account is in it: the trader.
//   World world;   Client client(world);   client.signIn();
#pragma once

#include "service/account/account_service_api.h"
#include "service/alerts/notice_sender.h"
#include "service/alerts/ssf_api.h"
#include "tests/service/world/inline_executor.h"
#include "tests/support/fixed_clock.h"

#include <QTemporaryDir>

namespace sallyport::test {

inline const QByteArray issuer = "https://localhost:41873";
inline const QByteArray traderMail = "trader@practice.example";
inline const QByteArray traderPhone = "+15550100";
inline const QByteArray traderPassword = "correct horse battery staple";
inline const QByteArray traderTotpKey = "12345678901234567890";

struct SentMessage {
    QString phone;
    QString text;
};

struct SentMail {
    QString address;
    QString subject;
    QString text;
};

struct FakeMessenger final : service::Messenger {
    QList<SentMessage> texts;
    QList<SentMail> mails;
    bool works = true;
    bool exists = true;
    bool sendsTexts() const override { return exists; }
    bool sendText(const QString& phone, const QString& text) override
    {
        if (works)
            texts.append({phone, text});
        return works;
    }
    bool sendMail(const QString& address, const QString& subject, const QString& text) override
    {
        if (works)
            mails.append({address, subject, text});
        return works;
    }
};

struct FakeAudit final : service::AuditLog {
    QList<service::AuditEntry> entries;
    void write(const service::AuditEntry& entry) override { entries.append(entry); }
    qsizetype count(service::AuditEvent event) const
    {
        return std::ranges::count(entries, event, &service::AuditEntry::event);
    }
};

/// Notes what happened and passes it on.
struct RecordedEvents final : service::AccountEvents {
    QList<service::AccountEvent> list;
    service::AccountEvents* next = nullptr;
    void happened(const service::AccountEvent& event) override
    {
        list.append(event);
        next->happened(event);
    }
    qsizetype count(service::AccountEventKind kind) const
    {
        return std::ranges::count(list, kind, &service::AccountEvent::kind);
    }
};

/// In memory where there is such a place: hundreds of worlds wait for no disk.
QString temporaryFolder();

class World {
public:
    explicit World(service::SignInLimits limits = {});
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// The answer, with everything done that it takes.
    service::HttpAnswer send(service::HttpRequest request);
    /// As send, but only begun: `answer` is filled when the executor is drained.
    void begin(service::HttpRequest request, std::shared_ptr<std::optional<service::HttpAnswer>> answer);
    /// A service started anew on the same folder.
    void restart();
    std::int64_t addAccount(const QByteArrayList& identifiers, const QByteArray& phone = {});
    QByteArray totpCode(int stepsFromNow = 0) const;
    /// Moves the clock on; timers that this brings up run with the next drain of the executor.
    void advance(std::int64_t seconds)
    {
        time.advanceMs(seconds * 1000);
        executor.advance(std::chrono::seconds(seconds));
    }

    template <typename F>
    auto in(F f)
    {
        return store->database.inTransaction(f).value();
    }

    const service::SignInLimits limits;
    FixedClock time{1'800'000'000'000};
    QTemporaryDir folder{temporaryFolder()};
    std::unique_ptr<service::Store> store;
    InlineExecutor executor;
    FakeMessenger messenger;
    FakeAudit audit;
    RecordedEvents events;
    service::PasswordHasher hasher;
    std::unique_ptr<service::HumanChecks> humanChecks;
    std::unique_ptr<service::AlertJournal> journal;
    std::unique_ptr<service::NoticeSender> notices;
    std::unique_ptr<service::AccountServiceApi> api;
    std::unique_ptr<service::SsfApi> alerts;
    std::unique_ptr<service::Router> router;
    std::int64_t traderId = 0;
};

} // namespace sallyport::test
