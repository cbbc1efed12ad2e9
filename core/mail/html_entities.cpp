// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/html_entities.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sallyport::mail {

namespace {

struct Named {
    QLatin1StringView name;
    char16_t letter;
};

// Of HTML's 2,231 names: ASCII signs, and what cannot be seen.
constexpr std::array signNames{
    Named{QLatin1StringView("Tab"), u'\t'},         Named{QLatin1StringView("NewLine"), u'\n'},
    Named{QLatin1StringView("excl"), u'!'},         Named{QLatin1StringView("quot"), u'"'},
    Named{QLatin1StringView("QUOT"), u'"'},         Named{QLatin1StringView("num"), u'#'},
    Named{QLatin1StringView("dollar"), u'$'},       Named{QLatin1StringView("percnt"), u'%'},
    Named{QLatin1StringView("amp"), u'&'},          Named{QLatin1StringView("AMP"), u'&'},
    Named{QLatin1StringView("apos"), u'\''},        Named{QLatin1StringView("lpar"), u'('},
    Named{QLatin1StringView("rpar"), u')'},         Named{QLatin1StringView("ast"), u'*'},
    Named{QLatin1StringView("midast"), u'*'},       Named{QLatin1StringView("plus"), u'+'},
    Named{QLatin1StringView("comma"), u','},        Named{QLatin1StringView("period"), u'.'},
    Named{QLatin1StringView("sol"), u'/'},          Named{QLatin1StringView("colon"), u':'},
    Named{QLatin1StringView("semi"), u';'},         Named{QLatin1StringView("lt"), u'<'},
    Named{QLatin1StringView("LT"), u'<'},           Named{QLatin1StringView("equals"), u'='},
    Named{QLatin1StringView("gt"), u'>'},           Named{QLatin1StringView("GT"), u'>'},
    Named{QLatin1StringView("quest"), u'?'},        Named{QLatin1StringView("commat"), u'@'},
    Named{QLatin1StringView("lsqb"), u'['},         Named{QLatin1StringView("lbrack"), u'['},
    Named{QLatin1StringView("bsol"), u'\\'},        Named{QLatin1StringView("rsqb"), u']'},
    Named{QLatin1StringView("rbrack"), u']'},       Named{QLatin1StringView("Hat"), u'^'},
    Named{QLatin1StringView("lowbar"), u'_'},       Named{QLatin1StringView("UnderBar"), u'_'},
    Named{QLatin1StringView("grave"), u'`'},        Named{QLatin1StringView("DiacriticalGrave"), u'`'},
    Named{QLatin1StringView("lcub"), u'{'},         Named{QLatin1StringView("lbrace"), u'{'},
    Named{QLatin1StringView("verbar"), u'|'},       Named{QLatin1StringView("vert"), u'|'},
    Named{QLatin1StringView("VerticalLine"), u'|'}, Named{QLatin1StringView("rcub"), u'}'},
    Named{QLatin1StringView("rbrace"), u'}'},       Named{QLatin1StringView("NonBreakingSpace"), u'\u00a0'},
    Named{QLatin1StringView("ensp"), u'\u2002'},    Named{QLatin1StringView("emsp"), u'\u2003'},
    Named{QLatin1StringView("thinsp"), u'\u2009'},  Named{QLatin1StringView("ZeroWidthSpace"), u'\u200b'},
    Named{QLatin1StringView("zwnj"), u'\u200c'},    Named{QLatin1StringView("zwj"), u'\u200d'},
    Named{QLatin1StringView("lrm"), u'\u200e'},     Named{QLatin1StringView("rlm"), u'\u200f'},
    Named{QLatin1StringView("NoBreak"), u'\u2060'}, Named{QLatin1StringView("hyphen"), u'\u2010'},
    Named{QLatin1StringView("dash"), u'\u2010'},    Named{QLatin1StringView("ndash"), u'\u2013'},
    Named{QLatin1StringView("mdash"), u'\u2014'},   Named{QLatin1StringView("lsquo"), u'\u2018'},
    Named{QLatin1StringView("rsquo"), u'\u2019'},   Named{QLatin1StringView("ldquo"), u'\u201c'},
    Named{QLatin1StringView("rdquo"), u'\u201d'},   Named{QLatin1StringView("bull"), u'\u2022'},
    Named{QLatin1StringView("hellip"), u'\u2026'},  Named{QLatin1StringView("euro"), u'\u20ac'},
    Named{QLatin1StringView("trade"), u'\u2122'}};

// U+00A0 to U+00FF, in order.
constexpr std::array<QLatin1StringView, 96> latinNames{
    QLatin1StringView("nbsp"),   QLatin1StringView("iexcl"),  QLatin1StringView("cent"),   QLatin1StringView("pound"),
    QLatin1StringView("curren"), QLatin1StringView("yen"),    QLatin1StringView("brvbar"), QLatin1StringView("sect"),
    QLatin1StringView("uml"),    QLatin1StringView("copy"),   QLatin1StringView("ordf"),   QLatin1StringView("laquo"),
    QLatin1StringView("not"),    QLatin1StringView("shy"),    QLatin1StringView("reg"),    QLatin1StringView("macr"),
    QLatin1StringView("deg"),    QLatin1StringView("plusmn"), QLatin1StringView("sup2"),   QLatin1StringView("sup3"),
    QLatin1StringView("acute"),  QLatin1StringView("micro"),  QLatin1StringView("para"),   QLatin1StringView("middot"),
    QLatin1StringView("cedil"),  QLatin1StringView("sup1"),   QLatin1StringView("ordm"),   QLatin1StringView("raquo"),
    QLatin1StringView("frac14"), QLatin1StringView("frac12"), QLatin1StringView("frac34"), QLatin1StringView("iquest"),
    QLatin1StringView("Agrave"), QLatin1StringView("Aacute"), QLatin1StringView("Acirc"),  QLatin1StringView("Atilde"),
    QLatin1StringView("Auml"),   QLatin1StringView("Aring"),  QLatin1StringView("AElig"),  QLatin1StringView("Ccedil"),
    QLatin1StringView("Egrave"), QLatin1StringView("Eacute"), QLatin1StringView("Ecirc"),  QLatin1StringView("Euml"),
    QLatin1StringView("Igrave"), QLatin1StringView("Iacute"), QLatin1StringView("Icirc"),  QLatin1StringView("Iuml"),
    QLatin1StringView("ETH"),    QLatin1StringView("Ntilde"), QLatin1StringView("Ograve"), QLatin1StringView("Oacute"),
    QLatin1StringView("Ocirc"),  QLatin1StringView("Otilde"), QLatin1StringView("Ouml"),   QLatin1StringView("times"),
    QLatin1StringView("Oslash"), QLatin1StringView("Ugrave"), QLatin1StringView("Uacute"), QLatin1StringView("Ucirc"),
    QLatin1StringView("Uuml"),   QLatin1StringView("Yacute"), QLatin1StringView("THORN"),  QLatin1StringView("szlig"),
    QLatin1StringView("agrave"), QLatin1StringView("aacute"), QLatin1StringView("acirc"),  QLatin1StringView("atilde"),
    QLatin1StringView("auml"),   QLatin1StringView("aring"),  QLatin1StringView("aelig"),  QLatin1StringView("ccedil"),
    QLatin1StringView("egrave"), QLatin1StringView("eacute"), QLatin1StringView("ecirc"),  QLatin1StringView("euml"),
    QLatin1StringView("igrave"), QLatin1StringView("iacute"), QLatin1StringView("icirc"),  QLatin1StringView("iuml"),
    QLatin1StringView("eth"),    QLatin1StringView("ntilde"), QLatin1StringView("ograve"), QLatin1StringView("oacute"),
    QLatin1StringView("ocirc"),  QLatin1StringView("otilde"), QLatin1StringView("ouml"),   QLatin1StringView("divide"),
    QLatin1StringView("oslash"), QLatin1StringView("ugrave"), QLatin1StringView("uacute"), QLatin1StringView("ucirc"),
    QLatin1StringView("uuml"),   QLatin1StringView("yacute"), QLatin1StringView("thorn"),  QLatin1StringView("yuml")};

// What &#128; to &#159; stand for (HTML, 13.2.5.80).
constexpr std::array<char16_t, 32> windowsLetters{0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
                                                  0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

constexpr qsizetype longestName = 20;

bool isAsciiLetterOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

auto latinNamed(QStringView name)
{
    return std::ranges::find_if(latinNames, [&](QLatin1StringView latin) { return name == latin; });
}

std::optional<char16_t> letterNamed(QStringView name)
{
    if (const auto sign = std::ranges::find_if(signNames, [&](const Named& named) { return name == named.name; });
        sign != signNames.end())
        return sign->letter;
    if (const auto latin = latinNamed(name); latin != latinNames.end())
        return static_cast<char16_t>(0xa0 + (latin - latinNames.begin()));
    return std::nullopt;
}

/// The old names that need no semicolon.
bool endsByItself(QStringView name)
{
    return name == u"amp" || name == u"AMP" || name == u"lt" || name == u"LT" || name == u"gt" || name == u"GT"
        || name == u"quot" || name == u"QUOT" || latinNamed(name) != latinNames.end();
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
            if (const auto letter = letterNamed(name)) {
                out += QChar(*letter);
                at = end + 1;
                return true;
            }
        }
        for (qsizetype length = name.size(); length >= 2; --length) {
            const QStringView start = name.first(length);
            const qsizetype after = at + 1 + length;
            const bool goesOn = after < m_text.size() && (isAsciiLetterOrDigit(m_text[after]) || m_text[after] == u'=');
            if (!endsByItself(start) || (m_place == EntityPlace::attribute && goesOn))
                continue;
            out += QChar(*letterNamed(start));
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
