// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/host_labels.h"

#include "core/origin/browser_host.h"
#include "core/origin/link_lists.h"

#include <QSet>

#include <libpsl.h>

#include <algorithm>

namespace sallyport::origin {

namespace {

/// libpsl's built-in list; lives as long as the program.
const psl_ctx_t* suffixes()
{
    return psl_builtin();
}

const QSet<QByteArray>& hostingList()
{
    static const QSet<QByteArray> domains = [] {
        const QList<QByteArray> entries = linkList(LinkList::freeHosting);
        return QSet<QByteArray>(entries.begin(), entries.end());
    }();
    return domains;
}

bool isPrivateSuffix(const char* domain)
{
    return suffixes() && psl_is_public_suffix2(suffixes(), domain, PSL_TYPE_PRIVATE)
        && !psl_is_public_suffix2(suffixes(), domain, PSL_TYPE_ICANN);
}

QString withoutFinalDot(const QString& host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

HostLabel labelOf(const QString& ascii, const QString& decoded)
{
    HostLabel label{.ascii = ascii, .decoded = decoded, .folded = foldLabel(decoded)};
    label.letters = lettersIn(label.folded.letters);
    return label;
}

} // namespace

QList<HostLabel> labelsOf(const QString& host)
{
    const QStringList ascii = withoutFinalDot(host).split(u'.');
    const QString whole = decodedHost(host);
    const QStringList decoded = whole == host ? ascii : withoutFinalDot(whole).split(u'.');
    QList<HostLabel> labels;
    labels.reserve(ascii.size());
    for (qsizetype i = 0; i + 1 < ascii.size(); ++i) {
        if (!ascii[i].isEmpty())
            labels.append(labelOf(ascii[i], decoded.size() == ascii.size() ? decoded[i] : ascii[i]));
    }
    return labels;
}

QString freeHostingDomain(const QString& host)
{
    const QByteArray bare = withoutFinalDot(host).toLatin1();
    for (qsizetype dot = bare.indexOf('.'); dot >= 0; dot = bare.indexOf('.', dot + 1)) {
        const QByteArray domain = QByteArray::fromRawData(bare.constData() + dot + 1, bare.size() - dot - 1);
        if (hostingList().contains(domain) || (domain.contains('.') && isPrivateSuffix(domain.constData())))
            return QString::fromLatin1(domain);
    }
    return {};
}

bool isOpenToAll(const QString& domain)
{
    static const QStringList open = [] {
        QStringList read;
        for (const LinkList list :
             {LinkList::freeHosting, LinkList::pageHosts, LinkList::shorteners, LinkList::sharedHosts}) {
            for (const QByteArray& entry : linkList(list)) {
                const QString host = QString::fromLatin1(entry).section(u'/', 0, 0);
                read.append(host.startsWith(QLatin1StringView("*.")) ? host.sliced(2) : host);
            }
        }
        return read;
    }();
    const QString bare = withoutFinalDot(domain);
    return !bare.contains(u'.')
        || (suffixes() && psl_is_public_suffix2(suffixes(), bare.toLatin1().constData(), PSL_TYPE_ANY))
        || std::ranges::any_of(open, [&](const QString& host) { return isUnder(host, bare); });
}

QString registrableDomain(const QString& host)
{
    const QString bare = withoutFinalDot(host);
    const QByteArray name = bare.toLatin1();
    const char* domain = suffixes() ? psl_registrable_domain(suffixes(), name.constData()) : nullptr;
    return domain ? QString::fromLatin1(domain) : bare;
}

bool hasPublicEnding(const QString& host)
{
    const QByteArray ending = withoutFinalDot(host).section(u'.', -1).toLatin1();
    return suffixes()
        && psl_is_public_suffix2(suffixes(), ending.constData(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

bool isUnder(QStringView host, QStringView domain)
{
    const QStringView bare = host.endsWith(u'.') ? host.chopped(1) : host;
    return bare == domain
        || (bare.size() > domain.size() && bare.endsWith(domain) && bare[bare.size() - domain.size() - 1] == u'.');
}

} // namespace sallyport::origin
