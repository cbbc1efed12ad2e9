// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/link_lists.h"

#include <QFile>

namespace sallyport::origin {

namespace {

QString fileOf(LinkList list)
{
    switch (list) {
    case LinkList::freeHosting:
        return QStringLiteral(":/links/free_hosting.txt");
    case LinkList::otherServices:
        return QStringLiteral(":/links/other_services.txt");
    case LinkList::everydayWords:
        return QStringLiteral(":/links/eff_large.txt");
    case LinkList::foreignWords:
        return QStringLiteral(":/links/everyday_words.txt");
    case LinkList::shorteners:
        return QStringLiteral(":/links/shorteners.txt");
    case LinkList::sharedHosts:
        return QStringLiteral(":/links/shared_hosts.txt");
    case LinkList::pageHosts:
        return QStringLiteral(":/links/page_hosts.txt");
    case LinkList::loginWords:
        return QStringLiteral(":/links/login_words.txt");
    }
    return {};
}

} // namespace

QList<QByteArray> linkList(LinkList list)
{
    QFile file(fileOf(list));
    QList<QByteArray> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (const QByteArray entry = line.trimmed(); !entry.isEmpty() && !entry.startsWith('#'))
            entries.append(entry);
    }
    return entries;
}

} // namespace sallyport::origin
