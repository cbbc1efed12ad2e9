// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/link_writing.h"

#include "core/origin/code_points.h"
#include "core/origin/letter_kinds.h"

#include <algorithm>

namespace sallyport::origin {

namespace {

/// The first character of the kind; 0 if there is none (U+0000 is looked for by itself).
template <typename IsKind>
std::optional<char32_t> firstOf(QStringView text, IsKind isKind)
{
    CodePoints letters(text);
    while (letters.hasNext()) {
        if (const char32_t c = letters.next(); isKind(c))
            return c;
    }
    return std::nullopt;
}

bool isPlainAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

class Findings {
public:
    void add(LinkFinding finding, const QString& part = {}) { m_list.append({finding, part}); }
    void addIf(bool there, LinkFinding finding, const QString& part = {})
    {
        if (there)
            add(finding, part);
    }
    template <typename IsKind>
    void addFirst(LinkFinding finding, QStringView text, IsKind isKind)
    {
        if (const auto c = firstOf(text, isKind))
            add(finding, codePointText(*c));
    }
    QList<FoundInLink> take() { return std::move(m_list); }

private:
    QList<FoundInLink> m_list;
};

/// What a browser would take off before it reads: spaces around, tabs and line ends inside, and other controls.
void judgeControls(Findings& findings, QStringView raw)
{
    if (const auto control = firstOf(raw, isControlCharacter))
        findings.add(LinkFinding::controlCharacter, codePointText(*control));
    else
        findings.addIf(raw.startsWith(u' ') || raw.endsWith(u' '), LinkFinding::controlCharacter, codePointText(U' '));
}

/// Characters beyond ASCII: "https://www.kucoin.com\u202E/..." turns what follows around.
void judgeUnseen(Findings& findings, QStringView raw, const BrowserLink& link)
{
    findings.addFirst(LinkFinding::directionCharacter, raw, isDirectionCharacter);
    const auto inHost = firstOf(link.authority, isInvisibleCharacter);
    const auto behind = firstOf(link.rest, [](char32_t c) { return isInvisibleCharacter(c) && !isJoiner(c); });
    if (inHost || behind)
        findings.add(LinkFinding::invisibleCharacter, codePointText(inHost ? *inHost : *behind));
}

/// A letter that browsers silently replace: the Kelvin sign is a "k" to them.
bool isReplacedLetter(char32_t c)
{
    if (c < 0x80)
        return false;
    const QString plain = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KC);
    return std::ranges::all_of(plain, [](QChar p) { return p < u'\x80' && p.isLetterOrNumber(); });
}

void judgeHostLetters(Findings& findings, const BrowserLink& link)
{
    findings.addFirst(LinkFinding::foreignDot, link.authority, isForeignDot);
    findings.addFirst(LinkFinding::foreignSign, link.authority, isForeignSign);
    findings.addFirst(LinkFinding::replacedLetter, link.authority, isReplacedLetter);
}

/// Labels of letters, digits, "-" and "_", none of them empty but for one final dot.
bool isUsualName(const QString& host)
{
    const bool letters = std::ranges::all_of(host, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_' || c == u'.';
    });
    return letters && !host.startsWith(u'.') && !host.contains(QStringLiteral(".."));
}

void judgeSigns(Findings& findings, QStringView raw, const BrowserLink& link)
{
    const qsizetype query = raw.indexOf(u'?');
    findings.addIf(raw.first(query < 0 ? raw.size() : query).contains(u'\\'), LinkFinding::backslash);
    findings.addIf(link.hasUserInfo, LinkFinding::userInfo);
    findings.addIf(link.slashes != 2, LinkFinding::wrongSlashes);
    const QStringView host = QStringView(link.authority).sliced(link.hasUserInfo ? link.userInfo.size() + 1 : 0);
    findings.addIf(host.contains(u'%'), LinkFinding::percentInHost);
}

void judgeDestination(Findings& findings, const BrowserLink& link)
{
    if (link.outcome == BrowserOutcome::badEncoding)
        findings.add(LinkFinding::brokenEncoding);
    if (link.outcome != BrowserOutcome::leads)
        return;
    const bool numeric = link.host.kind != BrowserHostKind::name;
    findings.addIf(numeric, LinkFinding::numericHost, link.host.text);
    findings.addIf(!numeric && !isUsualName(link.host.text), LinkFinding::oddHost);
    findings.addIf(link.scheme == u"http", LinkFinding::notEncrypted);
    findings.addIf(link.port != (link.scheme == u"http" ? 80 : 443), LinkFinding::otherPort,
                   QString::number(link.port));
}

} // namespace

QList<FoundInLink> writingFindings(QStringView raw, const BrowserLink& link)
{
    Findings findings;
    if (link.outcome == BrowserOutcome::otherScheme)
        findings.add(LinkFinding::otherScheme, link.scheme.left(32));
    if (!isPlainAscii(raw)) {
        judgeControls(findings, raw);
        judgeUnseen(findings, raw, link);
        judgeHostLetters(findings, link);
    }
    if (link.outcome != BrowserOutcome::otherScheme && link.outcome != BrowserOutcome::noScheme) {
        judgeSigns(findings, raw, link);
        judgeDestination(findings, link);
    }
    return findings.take();
}

bool isMisleading(LinkFinding finding)
{
    return finding < LinkFinding::hostEmbedded && finding != LinkFinding::notEncrypted
        && finding != LinkFinding::otherPort && finding != LinkFinding::oddHost;
}

QString codePointText(char32_t codePoint)
{
    return QStringLiteral("U+%1").arg(static_cast<quint32>(codePoint), 4, 16, QLatin1Char('0')).toUpper();
}

QString withVisibleCharacters(const QString& text)
{
    QString shown;
    CodePoints letters(text);
    while (letters.hasNext()) {
        const char32_t c = letters.next();
        if (isControlCharacter(c) || isDirectionCharacter(c) || isInvisibleCharacter(c))
            shown += codePointText(c);
        else
            shown += QString::fromUcs4(&c, 1);
    }
    return shown;
}

} // namespace sallyport::origin
