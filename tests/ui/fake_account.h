// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeAccount: an account API that a test answers by hand, or with a standing answer.
//   account.m_devices.standing = DeviceList{...};   account.m_ends.answer(std::unexpected(refusal));
#pragma once

#include "core/account/account_service.h"

#include <deque>

namespace sallyport::test {

/// The questions of one kind, in the order they were asked.
template <typename T>
struct Asked {
    using Answer = Result<T, account::AccountError>;

    Task<T, account::AccountError> ask(QString about = {})
    {
        abouts.append(std::move(about));
        if (standing)
            return Task<T, account::AccountError>::ready(*standing);
        return open.emplace_back().task();
    }
    /// Answers the oldest open one.
    void answer(Answer what)
    {
        open.front().finish(std::move(what));
        open.pop_front();
    }
    qsizetype count() const { return abouts.size(); }

    QStringList abouts;             ///< an id or a name for each question so far
    std::optional<Answer> standing; ///< answers at once from now on
    std::deque<Promise<T, account::AccountError>> open;
};

class FakeAccount : public account::AccountService {
public:
    Answer<QList<account::SessionEntry>> sessions() override { return m_sessions.ask(); }
    Answer<account::EndReport> endSession(QString id) override { return m_ends.ask(std::move(id)); }
    Answer<account::EndManyReport> endOthers() override { return m_endOthers.ask(); }
    Answer<account::DeviceList> devices() override { return m_devices.ask(); }
    Answer<account::DeviceEntry> renameDevice(QString id, QString name) override
    {
        return m_renames.ask(id + u'=' + name);
    }
    Answer<account::DeviceEndReport> revokeDevice(QString id) override { return m_revokes.ask(std::move(id)); }
    Answer<QList<account::SignInEntry>> signIns() override { return m_signIns.ask(); }
    Answer<account::SecurityFacts> security() override { return m_security.ask(); }
    Answer<account::ChangeReport> changePassword(Secret, Secret, Secret oneTimeCode) override
    {
        m_oneTimeCode = oneTimeCode.view().toByteArray();
        return m_passwords.ask();
    }
    Answer<account::ChangeReport> setAntiPhishingCode(QString code) override { return m_codes.ask(std::move(code)); }
    Answer<QList<account::PendingChange>> pendingChanges() override { return m_pending.ask(); }
    Answer<Done> approveChange(QString id) override { return m_approvals.ask(std::move(id)); }
    Answer<Done> cancelChange(QString id) override { return m_cancels.ask(std::move(id)); }

    Asked<QList<account::SessionEntry>> m_sessions;
    Asked<account::EndReport> m_ends;
    Asked<account::EndManyReport> m_endOthers;
    Asked<account::DeviceList> m_devices;
    Asked<account::DeviceEntry> m_renames;
    Asked<account::DeviceEndReport> m_revokes;
    Asked<QList<account::SignInEntry>> m_signIns;
    Asked<account::SecurityFacts> m_security;
    Asked<account::ChangeReport> m_passwords;
    Asked<account::ChangeReport> m_codes;
    QByteArray m_oneTimeCode; ///< of the last change of passphrase
    Asked<QList<account::PendingChange>> m_pending;
    Asked<Done> m_approvals;
    Asked<Done> m_cancels;
};

} // namespace sallyport::test
