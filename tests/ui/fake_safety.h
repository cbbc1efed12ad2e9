// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeSafety: what guards money, answered by a test by hand or with a standing answer (fake_account.h). Each question's
// text is what was given, secrets included: those of a test are none.
//   safety.m_approvals.answer(account::ChangeReport{});
#pragma once

#include "core/account/safety_service.h"
#include "tests/ui/fake_account.h"

namespace sallyport::test {

inline QString plain(const Secret& secret)
{
    return QString::fromUtf8(secret.view());
}

class FakeSafety : public account::SafetyService {
public:
    Answer<account::PasscodeFacts> passcode() override { return m_passcode.ask(); }
    Answer<account::ChangeReport> setPasscode(Secret oldOne, Secret newOne) override
    {
        return m_sets.ask(plain(oldOne) + u'>' + plain(newOne));
    }
    Answer<account::ChangeReport> replaceForgottenPasscode(Secret newOne) override
    {
        return m_forgotten.ask(plain(newOne));
    }
    Answer<QList<account::WithdrawalAddress>> addresses() override { return m_addresses.ask(); }
    Answer<account::Action> begin(account::ActionWish wish) override { return m_begins.ask(wish.address); }
    Answer<account::ChangeReport> approve(account::Action action, Secret passcode) override
    {
        return m_approvals.ask(action.id + u'=' + plain(passcode));
    }
    Answer<account::DeviceEndReport> endLostDevice(QString deviceId, Secret passcode) override
    {
        return m_lost.ask(deviceId + u'=' + plain(passcode));
    }

    Asked<account::PasscodeFacts> m_passcode;
    Asked<account::ChangeReport> m_sets;
    Asked<account::ChangeReport> m_forgotten;
    Asked<QList<account::WithdrawalAddress>> m_addresses;
    Asked<account::Action> m_begins;
    Asked<account::ChangeReport> m_approvals;
    Asked<account::DeviceEndReport> m_lost;
};

} // namespace sallyport::test
