// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/other_names.h"

#include "core/origin/link_lists.h"
#include "core/origin/link_thresholds.h"

#include <algorithm>

namespace sallyport::origin {

namespace {

/// As many slips as a name of this length bears without becoming any other.
int mostSlipsOf(const NamePattern& other)
{
    const qsizetype letters = other.letters().size();
    return letters >= thresholds::longOther    ? oneEdit
        : letters >= thresholds::middlingOther ? thresholds::doubledLetter
                                               : 0;
}

/// "jucoin" in "kujucoin" is a part of the place that stands for the name.
bool isPartOf(const NamePlace& place, const NamePlace& whole)
{
    return place.begin >= whole.begin && place.end <= whole.end && place.end - place.begin < whole.end - whole.begin;
}

/// True if `letters` begins with the name, dashes in it not counted.
bool beginsRunTogether(QByteArrayView letters, QByteArrayView name)
{
    qsizetype found = 0;
    for (qsizetype i = 0; i < letters.size() && found < name.size(); ++i) {
        if (letters[i] == '-')
            continue;
        if (letters[i] != name[found])
            return false;
        ++found;
    }
    return found == name.size();
}

/// The name with dashes in it, from the beginning of a part: "coin-square" is another's name too, "sso-kcoin" is none,
/// for it would begin within a part.
bool standsRunTogether(QByteArrayView letters, QByteArrayView name)
{
    if (!letters.contains('-'))
        return false;
    for (qsizetype begin = 0; begin >= 0; begin = letters.indexOf('-', begin + 1)) {
        if (beginsRunTogether(letters.sliced(begin), name))
            return true;
    }
    return false;
}

QList<QByteArray> allEverydayWords()
{
    return linkList(LinkList::everydayWords) + linkList(LinkList::foreignWords);
}

} // namespace

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
    QList<QByteArray> words = allEverydayWords();
    words.removeIf([&](const QByteArray& word) {
        const std::uint64_t letters = lettersIn(word);
        return word.size() < shortest
            || std::ranges::none_of(
                   names,
                   [&](const NamePattern& name) {
                       return name.costAtLeast(letters) <= thresholds::beforeLogin
                           && nearestPlace(word, name).cost <= thresholds::beforeLogin;
                   });
    });
    return words;
}

QList<QByteArray> everydayWordsBefore(const QList<NamePattern>& names)
{
    QList<QByteArray> words = allEverydayWords();
    words.removeIf([&](const QByteArray& word) {
        return std::ranges::none_of(names, [&](const NamePattern& name) {
            const QByteArrayView own = QByteArrayView(name.letters()).first(name.ownLetters());
            return own.size() < name.letters().size() && word.size() > own.size() + 1 && word.endsWith(own);
        });
    });
    return words;
}

bool isExplainedByOther(const QList<HostLabel>& labels, const HostLabel& own, const NamePlace& place,
                        const QList<NamePattern>& others)
{
    return std::ranges::any_of(labels, [&](const HostLabel& label) {
        const QByteArray& letters = label.folded.letters;
        return std::ranges::any_of(others, [&](const NamePattern& other) {
            const int most = std::min(place.cost, mostSlipsOf(other));
            if (other.costAtLeast(label.letters) > most)
                return false;
            const NamePlace found = nearestPlace(letters, other);
            const bool isNear = found.cost <= most && !(&label == &own && isPartOf(found, place));
            return isNear || standsRunTogether(letters, other.letters());
        });
    });
}

} // namespace sallyport::origin
