// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/link_addresses.h"

#include "core/origin/host_labels.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

/// Characters that nobody sees, within a word.
bool isUnseen(QChar c)
{
    return c == QChar::SoftHyphen || c == u'\u034f' || c == u'\u180e' || c.category() == QChar::Other_Format;
}

/// "Visit:www.kucoin.com" in two, "https://kucoin.com" in one.
QStringList partsAtColons(const QString& word)
{
    QStringList parts;
    qsizetype begin = 0;
    for (qsizetype colon = word.indexOf(u':'); colon >= 0; colon = word.indexOf(u':', colon + 1)) {
        if (QStringView(word).sliced(colon + 1).startsWith(u"//"))
            continue;
        parts.append(word.sliced(begin, colon - begin));
        begin = colon + 1;
    }
    parts.append(word.sliced(begin));
    return parts;
}

} // namespace

bool beginsWithHost(QStringView text)
{
    const auto end =
        std::ranges::find_if(text, [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u':'; });
    const QStringView host = text.first(std::distance(text.begin(), end));
    const qsizetype dot = host.lastIndexOf(u'.');
    constexpr std::array<QLatin1StringView, 6> files{QLatin1StringView("html"), QLatin1StringView("htm"),
                                                     QLatin1StringView("php"),  QLatin1StringView("pdf"),
                                                     QLatin1StringView("png"),  QLatin1StringView("aspx")};
    return dot > 0 && dot < host.size() - 2 && !host.contains(u'@')
        && std::ranges::all_of(
               host, [](QChar c) { return c > u' ' && !c.isSpace(); })
        && std::ranges::all_of(
               host.sliced(dot + 1), [](QChar c) { return c.isLetter() || c == u'-' || c.isDigit(); })
        && std::ranges::find_if(files, [&](QLatin1StringView f) { return host.sliced(dot + 1) == f; }) == files.end();
}

QStringList shownAddresses(const QString& text)
{
    constexpr qsizetype most = 10;
    QString spaced;
    for (const QChar c : text) {
        const bool part = c.isLetterOrNumber() || c.isMark() || QStringView(u"-._~:/?#@%&+").contains(c);
        if (part || !isUnseen(c))
            spaced += part ? c : u' ';
    }
    QStringList shown;
    for (const QString& word : spaced.split(u' ', Qt::SkipEmptyParts)) {
        for (QString address : partsAtColons(word)) {
            while (!address.isEmpty() && !address.back().isLetterOrNumber())
                address.chop(1);
            while (!address.isEmpty() && !address.front().isLetterOrNumber())
                address.remove(0, 1);
            const bool isAddress = address.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive)
                || address.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive) || beginsWithHost(address);
            if (isAddress && shown.size() < most && !shown.contains(address))
                shown.append(address);
        }
    }
    return shown;
}

QStringList mailDomains(const QString& target)
{
    constexpr qsizetype most = 10;
    constexpr qsizetype longest = 2'000;
    const QString people = QUrl::fromPercentEncoding(target.left(longest).toUtf8());
    QStringList domains;
    for (qsizetype at = people.indexOf(u'@'); at >= 0 && domains.size() < most; at = people.indexOf(u'@', at + 1)) {
        const QStringView rest = QStringView(people).sliced(at + 1);
        const auto* end = std::ranges::find_if_not(
            rest, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'.'; });
        if (const QString domain(rest.begin(), end - rest.begin()); domain.contains(u'.'))
            domains.append(domain);
    }
    return domains;
}

std::optional<QString> bareHost(const QString& word)
{
    const auto end = std::ranges::find_if(word, [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    const QString before = word.first(end - word.begin());
    const QString host = before.sliced(before.lastIndexOf(u'@') + 1);
    const QString ending = host.section(u'.', -1);
    static constexpr std::array files{QLatin1StringView("zip"), QLatin1StringView("py"), QLatin1StringView("sh"),
                                      QLatin1StringView("md"), QLatin1StringView("rs")};
    const bool isFile = end == word.end() && std::ranges::find(files, ending) != files.end();
    const bool sameCase = ending == ending.toLower() || ending == ending.toUpper();
    const bool isHost = std::ranges::all_of(
        host, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'.' || c == u'_'; });
    if (!isHost || isFile || !sameCase || host.startsWith(u'.') || host.contains(QLatin1StringView(".."))
        || !origin::hasPublicEnding(ending.toLower()))
        return std::nullopt;
    return host == before ? word : host;
}

} // namespace sallyport::mail
