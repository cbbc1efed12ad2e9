// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/browser_link.h"
#include "core/origin/imitation.h"
#include "core/origin/letter_pairs.h"
#include "core/origin/link_report.h"
#include "core/origin/link_writing.h"
#include "core/origin/other_names.h"
#include "core/origin/page_path.h"
#include "core/origin/program_links.h"
#include "core/origin/shortened_link.h"

#include <algorithm>

namespace sallyport::origin {

namespace {
struct Reading;
}

struct LinkJudge::Prepared {
    void judgeUnled(LinkReport& report, BrowserOutcome outcome) const;
    void judgeHost(LinkReport& report, const Reading& reading) const;
    bool isOfficialHost(const QString& host) const;
    void judgeOfficialHost(LinkReport& report, const Reading& reading) const;
    void judgeImitation(LinkReport& report, const Imitation& found) const;
    void judgeDisputed(LinkReport& report, const QString& domain) const;
    void judgeForeignHost(LinkReport& report, const BrowserLink& link, ProgramLink program) const;

    ImitatedService service;
    QList<QString> officialHosts;
    QList<QString> officialDomains;
    ServiceNames names;
    QString mainHost; ///< the one to show where no other is nearer
};

namespace {

constexpr qsizetype shortestDerivedName = 5;

/// The names to look for: the profile's, else what its official domains are called ("example" of "example.com").
QList<QByteArray> namesOf(const ServiceProfile& profile)
{
    QList<QByteArray> names;
    for (const QString& name : profile.names.names)
        names.append(name.toLatin1());
    if (!names.isEmpty())
        return names;
    for (const QString& domain : profile.officialDomains + profile.officialHosts) {
        const QString registrable = registrableDomain(domain);
        const QByteArray name = registrable.first(std::max<qsizetype>(registrable.indexOf(u'.'), 0)).toLatin1();
        if (name.size() >= shortestDerivedName && !names.contains(name))
            names.append(name);
    }
    return names;
}

struct Reading {
    QString text; ///< with a scheme
    BrowserLink link;
};

Reading readWith(const QString& before, QStringView text)
{
    QString whole = before + text.toString();
    BrowserLink link = readAsBrowser(whole);
    return {std::move(whole), std::move(link)};
}

/// The host part of a text without scheme; empty for what is no link: sentences, single words.
QStringView bareAuthority(QStringView text)
{
    const auto* end =
        std::ranges::find_if(text, [](QChar c) { return c == u'/' || c == u'\\' || c == u'?' || c == u'#'; });
    const QStringView authority = text.first(end - text.begin());
    const bool hasSpace = std::ranges::any_of(authority, [](QChar c) { return c <= u' '; });
    return hasSpace || !authority.contains(u'.') || authority.startsWith(u'.') ? QStringView() : authority;
}

/// What is read: with the scheme a browser would put before a bare "kucoin.com/login", and before "//kucoin.com".
std::optional<Reading> read(QStringView raw)
{
    if (raw.contains(u':')) {
        Reading whole = readWith({}, raw);
        // "kucoin.com:443" has no scheme of that name.
        if (!whole.link.scheme.isEmpty() && !whole.link.scheme.contains(u'.'))
            return whole;
    }
    const QStringView text = raw.trimmed();
    if (text.startsWith(u"//") || text.startsWith(u"/\\") || text.startsWith(u'\\'))
        return readWith(QStringLiteral("https:"), text);
    if (bareAuthority(text).isEmpty())
        return std::nullopt;
    return readWith(QStringLiteral("https://"), text);
}

/// The second opinion: a strict parser of RFC 3986.
bool strictReadingAgrees(const Reading& reading)
{
    const QUrl url(reading.text, QUrl::StrictMode);
    return url.isValid() && url.scheme() == u"https" && !url.authority(QUrl::FullyEncoded).contains(u'@')
        && url.port(443) == 443 && url.host(QUrl::FullyEncoded) == reading.link.host.text;
}

bool isAnyUnder(const QString& host, const QList<QString>& domains)
{
    return std::ranges::any_of(domains, [&](const QString& domain) { return isUnder(host, domain); });
}

/// Findings that say why browsers go nowhere.
void addRefusal(LinkReport& report, BrowserOutcome outcome)
{
    if (outcome == BrowserOutcome::hostTooLong)
        report.findings.append({LinkFinding::tooLong});
    else if (outcome == BrowserOutcome::badHost || outcome == BrowserOutcome::badPort)
        report.findings.append({LinkFinding::badHost});
}

bool isMisleadinglyWritten(const LinkReport& report)
{
    return std::ranges::any_of(report.findings, [](const FoundInLink& found) { return isMisleading(found.finding); });
}

void decide(LinkReport& report, LinkVerdict verdict, LinkAdvice advice)
{
    report.verdict = verdict;
    report.advice = advice;
}

} // namespace

LinkJudge::LinkJudge(const ServiceProfile& profile)
{
    auto prepared = std::make_unique<Prepared>();
    prepared->officialHosts = profile.officialHosts;
    if (profile.issuer && profile.issuer->port() == 443)
        prepared->officialHosts.append(profile.issuer->host());
    prepared->officialDomains = profile.officialDomains;
    prepared->names = profile.names;
    const QList<QByteArray> names = namesOf(profile);
    for (const QByteArray& name : names) {
        prepared->service.names.append(NamePattern::ofName(name));
        prepared->service.withLogin.append(NamePattern::ofNameBefore(name, "login"));
    }
    for (const QString& name : profile.names.ordinaryNames)
        prepared->service.ordinaryNames.append(name.toLatin1());
    prepared->service.others = otherNames(names);
    prepared->service.everydayWords = everydayWordsNear(prepared->service.names);
    prepared->service.wordsBefore = everydayWordsBefore(prepared->service.names);
    const QList<QString> officials = prepared->officialHosts + prepared->officialDomains;
    prepared->service.hosts = embeddedHosts(officials);
    QList<QByteArray> words;
    for (const QString& word : profile.names.loginWords)
        words.append(word.toLatin1());
    prepared->service.loginWords = LoginWords(words);
    prepared->mainHost = officials.value(0);
    m_prepared = std::move(prepared);
}

LinkJudge::~LinkJudge() = default;
LinkJudge::LinkJudge(LinkJudge&&) noexcept = default;
LinkJudge& LinkJudge::operator=(LinkJudge&&) noexcept = default;

/// The browser refuses it, or it is none of the web's.
void LinkJudge::Prepared::judgeUnled(LinkReport& report, BrowserOutcome outcome) const
{
    addRefusal(report, outcome);
    const bool misleading = isMisleadinglyWritten(report);
    decide(report, misleading ? LinkVerdict::unsafe : LinkVerdict::unreadable,
           misleading ? LinkAdvice::useOfficialAddress : LinkAdvice::pasteWholeLink);
}

bool LinkJudge::Prepared::isOfficialHost(const QString& host) const
{
    const QString bare = host.endsWith(u'.') ? host.chopped(1) : host;
    return officialHosts.contains(bare) || isAnyUnder(bare, officialDomains);
}

/// An official host: whether the whole link is beyond doubt.
void LinkJudge::Prepared::judgeOfficialHost(LinkReport& report, const Reading& reading) const
{
    report.officialHost = reading.link.host.text;
    if (report.findings.isEmpty() && !strictReadingAgrees(reading))
        report.findings.append({LinkFinding::readingsDiffer});
    if (report.findings.isEmpty() && isUploadedFile(reading.link.host.text, reading.link.rest)) {
        report.findings.append({LinkFinding::uploadedFile});
        decide(report, LinkVerdict::disputed, LinkAdvice::useOfficialAddress);
    } else if (report.findings.isEmpty())
        decide(report, LinkVerdict::official, LinkAdvice::goAhead);
    else
        decide(report, LinkVerdict::unsafe, LinkAdvice::useOfficialAddress);
}

void LinkJudge::Prepared::judgeImitation(LinkReport& report, const Imitation& found) const
{
    report.findings = found.findings + report.findings;
    report.officialHost = mainHost;
    if (!found.label.ascii.isEmpty())
        report.letters = setLettersUnder(found.label, found.begin, found.end, found.name);
    decide(report, LinkVerdict::imitation, LinkAdvice::useOfficialAddress);
}

/// A host without the name: what stands behind it may still bear the name.
void LinkJudge::Prepared::judgeForeignHost(LinkReport& report, const BrowserLink& link, ProgramLink program) const
{
    const bool misleading = isMisleadinglyWritten(report);
    if (program == ProgramLink::elsewhere) {
        report.findings.prepend({LinkFinding::programElsewhere});
        report.lookAt = names.storeEntries;
    } else if (program == ProgramLink::listed && link.scheme == u"https") {
        report.findings.prepend({LinkFinding::listedProgram});
        report.lookAt = names.storeEntries;
    } else if (bearsName(link.rest, service.names)) {
        report.findings.append({LinkFinding::nameInPath});
    }
    const bool shortened = isShortened(link);
    if (shortened)
        report.findings.prepend({LinkFinding::hiddenTarget, link.host.text});
    if (misleading)
        decide(report, LinkVerdict::unsafe, LinkAdvice::useOfficialAddress);
    else if (program == ProgramLink::elsewhere)
        decide(report, LinkVerdict::disputed, LinkAdvice::useOfficialStores);
    else if (shortened)
        decide(report, LinkVerdict::unrelated, LinkAdvice::useOfficialAddress);
    else
        decide(report, LinkVerdict::unrelated,
               report.lookAt.isEmpty() ? LinkAdvice::enterNothing : LinkAdvice::useOfficialStores);
}

void LinkJudge::Prepared::judgeDisputed(LinkReport& report, const QString& domain) const
{
    report.officialHost = mainHost;
    if (isMisleadinglyWritten(report)) {
        decide(report, LinkVerdict::unsafe, LinkAdvice::useOfficialAddress);
        return;
    }
    report.findings.prepend({LinkFinding::disputedDomain, domain});
    const bool hasPage = !names.verificationPage.isEmpty();
    if (hasPage)
        report.lookAt = {names.verificationPage};
    decide(report, LinkVerdict::disputed, hasPage ? LinkAdvice::askVerificationPage : LinkAdvice::useOfficialAddress);
}

LinkReport LinkJudge::judge(QStringView raw) const
{
    LinkReport report;
    if (raw.size() > maxLinkLength) {
        report.findings.append({LinkFinding::tooLong});
        return report;
    }
    const auto reading = read(raw);
    if (!reading) {
        report.findings.append({LinkFinding::noHost});
        return report;
    }
    const BrowserLink& link = reading->link;
    report.findings = writingFindings(raw, link);
    if (link.outcome != BrowserOutcome::leads) {
        m_prepared->judgeUnled(report, link.outcome);
        return report;
    }
    const QString& host = link.host.text;
    report.host = host;
    const QString decoded = decodedHost(host);
    report.displayHost = decoded == host ? host : withVisibleCharacters(decoded);
    m_prepared->judgeHost(report, *reading);
    return report;
}

void LinkJudge::Prepared::judgeHost(LinkReport& report, const Reading& reading) const
{
    const QString& host = reading.link.host.text;
    if (isOfficialHost(host)) {
        judgeOfficialHost(report, reading);
        return;
    }
    const auto disputed =
        std::ranges::find_if(names.disputedDomains, [&](const QString& domain) { return isUnder(host, domain); });
    if (disputed != names.disputedDomains.end()) {
        judgeDisputed(report, *disputed);
        return;
    }
    if (reading.link.host.kind == BrowserHostKind::name) {
        if (const auto imitation = findImitation(host, service)) {
            if (isHostInStore(host))
                judgeForeignHost(report, reading.link, ProgramLink::elsewhere);
            else
                judgeImitation(report, *imitation);
            return;
        }
    }
    if (const auto imitation = findImitatingPage(host, reading.link.rest, service)) {
        judgeImitation(report, *imitation);
        return;
    }
    judgeForeignHost(report, reading.link, programLink(host, reading.link.rest, service.names, names.storeEntries));
}

bool LinkReport::has(LinkFinding finding) const
{
    return std::ranges::any_of(findings, [finding](const FoundInLink& found) { return found.finding == finding; });
}

LinkReport judge(QStringView raw, const ServiceProfile& profile)
{
    return LinkJudge(profile).judge(raw);
}

} // namespace sallyport::origin
