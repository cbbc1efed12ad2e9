// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drills/phishing_mail.h"

using namespace Qt::StringLiterals;

namespace sallyport::service {

PhishingMail phishingMail()
{
    return {.from = u"Sallyport Security <security@practice-example.invalid>"_s,
            .subject = u"Withdrawals from your account are suspended"_s,
            .text = u"Dear customer,\n\n"
                    "an unusual sign-in to your account was noticed today. To protect your funds all withdrawals are "
                    "suspended.\n\n"
                    "Confirm your passphrase and a current one-time code within 30 minutes, or the account will be "
                    "closed for good:\n\n"
                    "https://practice.example.account-check.invalid/confirm\n\n"
                    "Do not sign in by any other way until you have confirmed.\n\n"
                    "Sallyport Security Team\n"_s};
}

} // namespace sallyport::service
