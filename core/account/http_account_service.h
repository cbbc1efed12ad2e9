// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpAccountService: AccountService over the account API of docs/protocol.md, with an open session.
//   HttpAccountService account(*session);
#pragma once

#include "core/account/account_service.h"
#include "core/auth/session.h"

namespace sallyport::account {

class HttpAccountService : public QObject, public AccountService {
    Q_OBJECT
public:
    /// `session` must outlive this.
    explicit HttpAccountService(auth::Session& session);

    Task<QList<SessionEntry>, AccountError> sessions() override;
    Task<EndReport, AccountError> endSession(QString sessionId) override;

private:
    struct Listing;
    void fetchPage(std::shared_ptr<Listing> listing, const QString& cursor);
    auth::Session& m_session;
};

} // namespace sallyport::account
