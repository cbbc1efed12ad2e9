// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/shortened_link.h"

#include "core/origin/link_lists.h"

#include <QSet>

namespace sallyport::origin {

bool isShortened(const BrowserLink& link)
{
    static const QSet<QString> hosts = [] {
        QSet<QString> read;
        const QList<QByteArray> lines = linkList(LinkList::shorteners);
        for (const QByteArray& host : lines)
            read.insert(QString::fromLatin1(host));
        return read;
    }();
    const QString& host = link.host.text;
    const qsizetype from = host.startsWith(QLatin1StringView("www.")) ? 4 : 0;
    return link.rest.size() > 1
        && hosts.contains(host.sliced(from, host.size() - from - (host.endsWith(u'.') ? 1 : 0)));
}

} // namespace sallyport::origin
