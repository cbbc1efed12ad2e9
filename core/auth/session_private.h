// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a Session, for session.cpp, refresher.cpp and sign_out.cpp.
#pragma once

#include "core/auth/auth_context.h"
#include "core/auth/conversation.h"
#include "core/auth/receipt_checker.h"
#include "core/auth/refresher.h"
#include "core/auth/service_time.h"
#include "core/auth/session.h"
#include "core/auth/session_keeper.h"
#include "core/auth/token_client.h"

#include <QTimer>

namespace sallyport::auth {

class SignOut;

class SessionPrivate : public QObject {
public:
    SessionPrivate(AuthContext context, ServiceMetadata metadata, SessionRecord record,
                   std::shared_ptr<DpopSender> sender);
    ~SessionPrivate() override;

    static std::unique_ptr<Session> wrap(std::unique_ptr<SessionPrivate> d);
    /// A session just signed in; on an own computer it is written to the store, and its facts say how that went.
    static Task<std::unique_ptr<Session>, SignOutError> open(std::unique_ptr<SessionPrivate> d);
    static SessionPrivate& of(Session& session) { return *session.m_d; }

    /// Marks the end (only the first counts), wipes, and tells the owner from the event loop.
    void finish(SessionEnd how);
    /// If `receipt` proves this session's end, finishes with it; else with `otherwise`, if that is given.
    Task<Done, SessionError> finishBy(const QByteArray& receipt, const std::optional<SessionEnd>& otherwise);
    /// Forgets tokens and key, here and in the store.
    Task<Done, secrets::SecretStoreError> wipe();
    /// Sets `end` and tells the owner from the event loop.
    void announceEnd(SessionEnd how);
    void announceFacts();
    ReceiptExpectation ownReceipt() const;
    void noteClock();
    std::int64_t now() const { return sender->serviceTime(); }
    /// Seconds until a shared computer's session ends, unless the service hears from it again.
    std::int64_t leaseLeft() const { return record.facts.expiresAt - serviceTime.now(); }

    AuthContext context;
    ServiceMetadata metadata;
    SessionRecord record;
    std::shared_ptr<DpopSender> sender;
    TokenClient tokens;
    ReceiptChecker receipts;
    SessionKeeper keeper;
    Refresher refresher;
    StepUpWish stepUp;
    ServiceTime serviceTime;
    std::optional<SessionEnd> end;
    std::unique_ptr<SignOut> signOut;
    Session* owner = nullptr;
    QByteArray receiptKey; ///< alerts-only: thumbprint of the session's key, which its receipt names

private:
    void watchLease();
    void askIfOver();
    void judgeIfOver(const net::HttpResponse& answer);
    void endLease();
    QTimer m_leaseTimer;
    bool m_askingIfOver = false;
};

} // namespace sallyport::auth
