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
    QString host = link.host.text;
    if (host.endsWith(u'.'))
        host.chop(1);
    if (host.startsWith(QLatin1StringView("www.")))
        host.remove(0, 4);
    return link.rest.size() > 1 && hosts.contains(host);
}

} // namespace sallyport::origin
