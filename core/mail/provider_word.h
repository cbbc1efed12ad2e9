// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// providerWord: what the person's own mail provider says about the From domain. Believed is only what stands where the
// provider alone could write: above the first hop by which the message came from somebody else, in fields of a named
// id.
//   if (providerWord(headers, "kucoin.com", providers).says == ProviderSays::pass) ...
#pragma once

#include "core/mail/sender_check.h"

namespace sallyport::mail {

enum class ProviderSays {
    nothing,    ///< no field that can be believed
    silent,     ///< fields, and no definite dmarc result for this domain in them
    pass,       ///< all dmarc results are pass, for this domain
    fail,       ///< all dmarc results are fail
    contradicts ///< several, and they do not agree, or are about another domain
};

struct ProviderWord {
    ProviderSays says = ProviderSays::nothing;
    QString authservId = {}; ///< who says it
    QStringList notNamed =
        {};                ///< ids nobody named, of fields in a place where a provider writes; from the top, at most 5
    bool nameless = false; ///< a field without an id in such a place
    QString tooLow = {};   ///< a named id of a field where anybody could write
};

ProviderWord providerWord(const QList<Header>& headers, const QString& fromDomain, const MailProviders& providers);

} // namespace sallyport::mail
