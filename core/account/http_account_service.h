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

    Answer<QList<SessionEntry>> sessions() override;
    Answer<EndReport> endSession(QString sessionId) override;
    Answer<EndManyReport> endOthers() override;
    Answer<DeviceList> devices() override;
    Answer<DeviceEntry> renameDevice(QString deviceId, QString name) override;
    Answer<DeviceEndReport> revokeDevice(QString deviceId) override;
    /// The same by another request that ends the device and is answered with receipts.
    Answer<DeviceEndReport> endDevice(QString deviceId, net::HttpRequest request);
    Answer<QList<SignInEntry>> signIns() override;
    Answer<SecurityFacts> security() override;
    Answer<ChangeReport> changePassword(Secret oldPassword, Secret newPassword, Secret oneTimeCode) override;
    Answer<ChangeReport> setAntiPhishingCode(QString code) override;
    Answer<QList<PendingChange>> pendingChanges() override;
    Answer<Done> approveChange(QString changeId) override;
    Answer<Done> cancelChange(QString changeId) override;

private:
    struct Listing;
    struct EndMany;
    using SharedEndMany = std::shared_ptr<EndMany>;
    QUrl at(const char* path, const QString& id = {}, const char* rest = "") const;
    /// Sends, turns refusals into errors, and any other answer into a T by `read`.
    template <typename T, typename F>
    Answer<T> ask(net::HttpRequest request, F read);
    void fetchPage(const std::shared_ptr<Listing>& listing, const QString& cursor);
    Answer<EndManyReport> endMany(net::HttpRequest request, QStringList openBefore);
    void verifyNext(const SharedEndMany& many);
    void askForRest(const SharedEndMany& many);
    auth::Session& m_session;
};

} // namespace sallyport::account
