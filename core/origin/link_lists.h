// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dated lists in resources/links: one entry a line, "#" begins a comment.
//   for (const QByteArray& domain : linkList(LinkList::freeHosting)) ...
#pragma once

#include <QByteArray>
#include <QList>

namespace sallyport::origin {

enum class LinkList {
    freeHosting,   ///< domains under which anybody can put a page
    otherServices, ///< names of services that are imitated
    everydayWords, ///< English words that everybody uses (resources/words)
    foreignWords,  ///< the same of other languages, and companies' names
    shorteners,    ///< hosts whose links lead anywhere
    sharedHosts,   ///< where everybody has an address or a page
    pageHosts,     ///< hosts and beginnings of paths behind which everybody has a page
    loginWords     ///< words of sign-in, support and give-away pages
};

/// Read anew at each call; without comments and empty lines, in the file's order.
QList<QByteArray> linkList(LinkList list);

} // namespace sallyport::origin
