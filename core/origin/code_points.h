// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The code points of a text one by one; a lone surrogate is U+FFFD.
//   for (CodePoints letters(text); letters.hasNext();) judge(letters.next());
#pragma once

#include <QStringView>

namespace sallyport::origin {

class CodePoints {
public:
    explicit CodePoints(QStringView text) : m_text(text) {}
    bool hasNext() const { return m_at < m_text.size(); }
    char32_t next()
    {
        const QChar unit = m_text[m_at++];
        if (!unit.isSurrogate())
            return unit.unicode();
        if (unit.isLowSurrogate() || !hasNext() || !m_text[m_at].isLowSurrogate())
            return U'\uFFFD';
        return QChar::surrogateToUcs4(unit, m_text[m_at++]);
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace sallyport::origin
