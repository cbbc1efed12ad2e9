// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LinkReport: what a link is, before anybody opens it: the service's own, an imitation, written to mislead, or neither.
// Pure, offline, no link is ever opened or looked up. Give the text as it was found; trim only what the person's own
// clipboard put around it.
//   const LinkReport report = judge(text, profile);
//   LinkJudge judge(profile); // for many links: the profile is prepared once
// A text without a scheme ("kucoin.com/login") is judged as a browser's address bar reads it, with "https://" before
// it, by the same rules.
#pragma once

#include "core/origin/link_finding.h"
#include "core/origin/service_profile.h"

#include <QStringView>

#include <memory>

namespace sallyport::origin {

enum class LinkVerdict {
    official,  ///< clean, https, and two parsers agree on a host that the profile pins
    imitation, ///< the host bears or resembles the service's name and is not on its list
    unsafe,    ///< written to mislead, or not a web address at all
    disputed,  ///< bears the name, and neither the list nor this program can tell whose it is
    unrelated, ///< another site, honestly written
    unreadable ///< no browser would go anywhere with it
};

/// What to do about it: one sentence in ui/text/link_messages.
enum class LinkAdvice {
    goAhead,             ///< official: and what is vouched for, which is the address only
    useOfficialAddress,  ///< do not open it; open the service from this program or type its address
    askVerificationPage, ///< type the host at LinkReport::lookAt oneself
    useOfficialStores,   ///< get programs from LinkReport::lookAt only
    enterNothing,        ///< not the service: none of its passphrases or codes belong there
    pasteWholeLink       ///< copy the whole link and try again
};

struct LinkReport {
    LinkVerdict verdict = LinkVerdict::unreadable;
    QList<FoundInLink> findings = {}; ///< what the verdict rests on, weightiest first
    QString host = {};                ///< where a browser would go: ASCII, lower case, "xn--" kept; empty if nowhere
    QString displayHost = {};         ///< the same decoded, as an extra beside `host`; dangerous characters as "U+202E"
    QString officialHost = {};        ///< the nearest pinned host; for imitations, and what else bears the name
    QList<LetterPair> letters = {};   ///< imitations: the imitating part over the official name, first to last
    LinkAdvice advice = LinkAdvice::pasteWholeLink;
    QStringList lookAt = {}; ///< for askVerificationPage and useOfficialStores: the profile's own addresses

    bool has(LinkFinding finding) const;
};

/// Judges links for one service. Cheap to use, not to make: about three milliseconds. May be used from several threads.
class LinkJudge {
public:
    explicit LinkJudge(const ServiceProfile& profile);
    ~LinkJudge();
    LinkJudge(LinkJudge&&) noexcept;
    LinkJudge& operator=(LinkJudge&&) noexcept;
    Q_DISABLE_COPY(LinkJudge)

    /// Any text; longer than maxLinkLength is unreadable.
    LinkReport judge(QStringView raw) const;

private:
    struct Prepared;
    std::unique_ptr<const Prepared> m_prepared;
};

/// One link: makes a LinkJudge for it.
LinkReport judge(QStringView raw, const ServiceProfile& profile);

/// UTF-16 units; browsers show no more, and mails rarely have more than 2,000.
inline constexpr qsizetype maxLinkLength = 64 * 1024;

} // namespace sallyport::origin
