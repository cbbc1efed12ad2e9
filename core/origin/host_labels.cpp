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

QSet<QString> readHostingList()
{
    QSet<QString> domains;
    const QList<QByteArray> entries = linkList(LinkList::freeHosting);
    for (const QByteArray& domain : entries)
        domains.insert(QString::fromLatin1(domain));
    return domains;
}

const QSet<QString>& hostingList()
{
    static const QSet<QString> domains = readHostingList();
    return domains;
}

bool isPrivateSuffix(const QString& domain)
{
    return suffixes() && psl_is_public_suffix2(suffixes(), domain.toLatin1().constData(), PSL_TYPE_PRIVATE)
        && !psl_is_public_suffix2(suffixes(), domain.toLatin1().constData(), PSL_TYPE_ICANN);
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
    for (qsizetype i = 0; i + 1 < ascii.size(); ++i) {
        if (!ascii[i].isEmpty())
            labels.append(labelOf(ascii[i], decoded.size() == ascii.size() ? decoded[i] : ascii[i]));
    }
    return labels;
}

QString freeHostingDomain(const QString& host)
{
    const QString bare = withoutFinalDot(host);
    for (qsizetype dot = bare.indexOf(u'.'); dot >= 0; dot = bare.indexOf(u'.', dot + 1)) {
        const QString domain = bare.sliced(dot + 1);
        if (hostingList().contains(domain) || (domain.contains(u'.') && isPrivateSuffix(domain)))
            return domain;
    }
    return {};
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
