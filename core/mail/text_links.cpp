// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/text_links.h"

#include <algorithm>
#include <array>

namespace sallyport::mail {

bool findTextLinks(QStringView text, qsizetype most, QList<MessageLink>& links)
{
    bool complete = true;
    static constexpr std::array starts{QLatin1StringView("http:"), QLatin1StringView("https:"),
                                       QLatin1StringView("www.")};
    constexpr qsizetype shortest = 6;
    const auto ends = [](QChar c) { return c.isSpace() || c == u'<' || c == u'>' || c == u'"'; };
    for (auto word = std::ranges::find_if_not(text, ends); word != text.end();) {
        const auto end = std::find_if(word, text.end(), ends);
        const QStringView whole(word, end);
        for (qsizetype at = 0; at + shortest < whole.size(); ++at) {
            const QStringView rest = whole.sliced(at);
            const bool begins = at == 0 || !whole[at - 1].isLetterOrNumber();
            if (!begins || !std::ranges::any_of(starts, [&](QLatin1StringView s) {
                    return rest.startsWith(s, Qt::CaseInsensitive);
                }))
                continue;
            QStringView target = rest;
            while (!target.isEmpty() && QStringView(u".,;:!?)]}'").contains(target.back()))
                target.chop(1);
            if (links.size() >= most)
                complete = false;
            else
                links.append({.place = LinkPlace::plainText, .target = target.toString()});
            break;
        }
        word = std::find_if_not(end, text.end(), ends);
    }
    return complete;
}

} // namespace sallyport::mail
