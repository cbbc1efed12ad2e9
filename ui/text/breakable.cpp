// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/breakable.h"

namespace sallyport::ui {

QString breakable(const QString& text)
{
    constexpr int longestRun = 20;
    constexpr QChar zeroWidthSpace{0x200b};
    QString result;
    int run = 0;
    for (const QChar c : text) {
        if (run >= longestRun && !c.isLowSurrogate() && !c.isMark() && !c.isSpace()) {
            result.append(zeroWidthSpace);
            run = 0;
        }
        run = c.isSpace() ? 0 : run + 1;
        result.append(c);
    }
    return result;
}

} // namespace sallyport::ui
