// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeAuthenticators: an AuthenticatorService that a test answers by hand, or with a standing answer.
//   session.m_authenticators.m_challenges.standing = ChallengeList{...};
#pragma once

#include "core/account/authenticator_service.h"
#include "tests/ui/fake_account.h"

namespace sallyport::test {

class FakeAuthenticators : public account::AuthenticatorService {
public:
    Answer<account::ChallengeList> challenges() override { return m_challenges.ask(); }
    Answer<account::AuthenticatorOffer> offer(QString name) override
    {
        m_offered.append(std::move(name));
        return m_offers.emplace_back().task();
    }
    Answer<account::ChangeReport> confirm(QString id, Secret code) override
    {
        return m_confirms.ask(id + u'=' + QString::fromUtf8(code.view()));
    }
    Answer<account::ChangeReport> remove(QString id) override { return m_removes.ask(std::move(id)); }

    Asked<account::ChallengeList> m_challenges;
    QStringList m_offered; ///< names
    std::deque<Promise<account::AuthenticatorOffer, account::AccountError>> m_offers;
    Asked<account::ChangeReport> m_confirms;
    Asked<account::ChangeReport> m_removes;
};

} // namespace sallyport::test
