// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/html_entities.h"

#include <QFile>
#include <QHash>

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

// "CounterClockwiseContourIntegral"
constexpr qsizetype longestName = 31;
constexpr qsizetype longestOldName = 6; // "frac12"

struct Named {
    QString text;
    bool endsByItself = false; ///< needs no semicolon
};

/// HTML's names, 2,125 of them.
QHash<QByteArray, Named> readNames()
{
    QFile file(QStringLiteral(":/mail/html_entities.txt"));
    QHash<QByteArray, Named> names;
    if (!file.open(QIODevice::ReadOnly))
        return names;
    const QList<QByteArray> lines = file.readAll().split('\n');
    names.reserve(lines.size());
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (line.startsWith('#') || words.size() < 2)
            continue;
        Named named{.text = {}, .endsByItself = line.startsWith('*')};
        for (const QByteArray& word : words.sliced(1)) {
            const char32_t point = word.toUInt(nullptr, 16);
            named.text += QString::fromUcs4(&point, 1);
        }
        names.insert(words.first().sliced(named.endsByItself ? 1 : 0), named);
    }
    return names;
}

const Named* named(QStringView name)
{
    static const QHash<QByteArray, Named> names = readNames();
    const auto found = names.constFind(name.toLatin1());
    return found == names.constEnd() ? nullptr : &*found;
}

// What &#128; to &#159; stand for (HTML, 13.2.5.80).
constexpr std::array<char16_t, 32> windowsLetters{0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
                                                  0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

bool isAsciiLetterOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Reads one reference after the "&" at `at`; moves `at` behind it, or leaves it where there is none.
class Reference {
public:
    Reference(QStringView text, EntityPlace place) : m_text(text), m_place(place) {}

    bool read(qsizetype& at, QString& out) const
    {
        return at + 1 < m_text.size() && (m_text[at + 1] == u'#' ? readNumber(at, out) : readName(at, out));
    }

private:
    bool readNumber(qsizetype& at, QString& out) const
    {
        qsizetype i = at + 2;
        const bool hex = i < m_text.size() && (m_text[i] == u'x' || m_text[i] == u'X');
        i += hex ? 1 : 0;
        const qsizetype begin = i;
        char32_t value = 0;
        for (; i < m_text.size(); ++i) {
            const char16_t c = m_text[i].unicode();
            const char32_t digit = c >= u'0' && c <= u'9' ? char32_t(c - u'0')
                : hex && c >= u'a' && c <= u'f'           ? char32_t(c - u'a' + 10)
                : hex && c >= u'A' && c <= u'F'           ? char32_t(c - u'A' + 10)
                                                          : 99;
            if (digit == 99)
                break;
            value = std::min<char32_t>(value * (hex ? 16 : 10) + digit, 0x110000);
        }
        if (i == begin)
            return false;
        if (value >= 0x80 && value < 0xa0)
            value = windowsLetters[value - 0x80];
        const bool none = value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000);
        out += QString::fromUcs4(none ? U"\ufffd" : &value, 1);
        at = i + (i < m_text.size() && m_text[i] == u';' ? 1 : 0);
        return true;
    }

    bool readName(qsizetype& at, QString& out) const
    {
        qsizetype end = at + 1;
        while (end < m_text.size() && end - at <= longestName && isAsciiLetterOrDigit(m_text[end]))
            ++end;
        const QStringView name = m_text.sliced(at + 1, end - at - 1);
        if (end < m_text.size() && m_text[end] == u';') {
            if (const Named* whole = named(name)) {
                out += whole->text;
                at = end + 1;
                return true;
            }
        }
        for (qsizetype length = std::min(name.size(), longestOldName); length >= 2; --length) {
            const Named* start = named(name.first(length));
            const qsizetype after = at + 1 + length;
            const bool goesOn = after < m_text.size() && (isAsciiLetterOrDigit(m_text[after]) || m_text[after] == u'=');
            if (start == nullptr || !start->endsByItself || (m_place == EntityPlace::attribute && goesOn))
                continue;
            out += start->text;
            at = after;
            return true;
        }
        return false;
    }

    QStringView m_text;
    EntityPlace m_place;
};

} // namespace

QString decodeEntities(QStringView text, EntityPlace place)
{
    if (!text.contains(u'&'))
        return text.toString();
    const Reference reference(text, place);
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == u'&' && reference.read(at, out))
            continue;
        out += text[at++];
    }
    return out;
}

} // namespace sallyport::mail
