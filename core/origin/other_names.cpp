// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/other_names.h"

#include "core/origin/link_lists.h"
#include "core/origin/link_thresholds.h"

#include <algorithm>

namespace sallyport::origin {

QList<NamePattern> otherNames(const QList<QByteArray>& own)
{
    QList<NamePattern> others;
    const QList<QByteArray> names = linkList(LinkList::otherServices);
    for (const QByteArray& name : names) {
        const bool isOwn = std::ranges::any_of(
            own, [&](const QByteArray& mine) { return mine.contains(name) || name.contains(mine); });
        if (!isOwn)
            others.append(NamePattern::ofWord(name));
    }
    return others;
}

QList<QByteArray> everydayWordsNear(const QList<NamePattern>& names)
{
    constexpr qsizetype shortest = 5;
    QList<QByteArray> words = linkList(LinkList::everydayWords);
    words.removeIf([&](const QByteArray& word) {
        const std::uint64_t letters = lettersIn(word);
        return word.size() < shortest
            || std::ranges::none_of(
                   names,
                   [&](const NamePattern& name) {
                       return name.costAtLeast(letters) <= thresholds::inBothContexts
                           && nearestPlace(word, name).cost <= thresholds::inBothContexts;
                   });
    });
    return words;
}

} // namespace sallyport::origin
