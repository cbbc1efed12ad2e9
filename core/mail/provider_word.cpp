// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/provider_word.h"

#include "core/mail/authentication_results.h"
#include "core/origin/host_labels.h"
#include "core/origin/origin.h"

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype mostNotNamed = 5;

/// A machine of the same owner as the id.
bool isMachineOf(const QString& host, const QString& authservId)
{
    return host == authservId || origin::isUnder(host, authservId)
        || (origin::isHostName(host) && origin::isHostName(authservId) && origin::registrableDomain(host).contains(u'.')
            && origin::registrableDomain(host) == origin::registrableDomain(authservId));
}

bool isMachineOfAny(const QString& host, const MailProviders& providers)
{
    return std::ranges::any_of(providers.authservIds, [&](const QString& id) { return isMachineOf(host, id); });
}

/// Where in the headers the provider alone can have written. What a hop writes stands above what it was given, so the
/// first line of a hop that came from elsewhere, if the provider took it, is the last that can be believed, with what
/// stands between it and the next.
class TrustedStretch {
public:
    explicit TrustedStretch(const MailProviders& providers) : m_providers(providers) {}

    /// The message has not come by a second hop yet.
    bool isOpen() const { return m_hops < 2; }
    /// And the one hop there was is that provider's, or that of another one that was named.
    bool isOpenFor(const QString& authservId) const
    {
        return isOpen() && (m_hops == 0 || isMachineOf(m_border, authservId) || isMachineOfAny(m_border, m_providers));
    }

    void passHop(const ReceivedLine& hop)
    {
        if (m_hops == 0 && (!hop.hasFrom || hop.fromInside))
            return;
        if (++m_hops == 1)
            m_border = hop.by;
    }

private:
    const MailProviders& m_providers;
    QString m_border;
    int m_hops = 0;
};

ProviderSays said(const MethodResult& result, const QString& fromDomain)
{
    if (result.result == u"pass")
        return result.headerFrom == fromDomain ? ProviderSays::pass : ProviderSays::contradicts;
    return result.result == u"fail" ? ProviderSays::fail : ProviderSays::silent;
}

/// One more result beside what was said before.
ProviderSays together(ProviderSays before, ProviderSays now)
{
    return before == ProviderSays::nothing || before == now ? now : ProviderSays::contradicts;
}

} // namespace

ProviderWord providerWord(const QList<Header>& headers, const QString& fromDomain, const MailProviders& providers)
{
    ProviderWord word;
    TrustedStretch stretch(providers);
    bool spoke = false;
    for (const Header& header : headers) {
        if (header.name == "received")
            stretch.passHop(readReceived(header.value));
        if (header.name != "authentication-results")
            continue;
        const AuthenticationResults read = readAuthenticationResults(header.value);
        const bool named = !read.authservId.isEmpty() && providers.authservIds.contains(read.authservId);
        if (read.authservId.isEmpty()) {
            word.nameless = word.nameless || stretch.isOpen();
        } else if (!stretch.isOpenFor(read.authservId)) {
            if (named)
                word.tooLow = read.authservId;
        } else if (!named) {
            if (word.notNamed.size() < mostNotNamed && !word.notNamed.contains(read.authservId))
                word.notNamed.append(read.authservId);
        } else {
            spoke = true;
            word.authservId = read.authservId;
            for (const MethodResult& result : read.results) {
                if (result.method == u"dmarc")
                    word.says = together(word.says, said(result, fromDomain));
            }
        }
    }
    if (spoke && word.says == ProviderSays::nothing)
        word.says = ProviderSays::silent;
    return word;
}

} // namespace sallyport::mail
