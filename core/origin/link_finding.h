// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be found in a link, and letters set under letters: the values a LinkReport (link_report.h) consists of.
//   for (const FoundInLink& found : report.findings) list->add(findingText(found, profile));
#pragma once

#include <QList>
#include <QString>

namespace sallyport::origin {

enum class LinkFinding {
    // How it is written.
    otherScheme,        ///< javascript:, data:, file: ...; part: the scheme
    notEncrypted,       ///< http
    userInfo,           ///< something before an "@" that is not where it leads; part: an official host, if it names one
    backslash,          ///< "\", which browsers read as "/" and other programs do not
    controlCharacter,   ///< tab, line end or another control character, or white space around; part: "U+0009"
    directionCharacter, ///< turns the direction of writing; part: "U+202E"
    invisibleCharacter, ///< cannot be seen; part: "U+200B"
    percentInHost,      ///< the host is written with %-escapes
    foreignDot,         ///< a character that browsers take for a dot, or that looks like one; part: "U+3002"
    foreignSign,        ///< looks like one of / ? # : @ % & =; part: "U+2044"
    replacedLetter,     ///< a letter of the host that browsers replace by a plain one; part: "U+FF4B"
    wrongSlashes,       ///< not exactly two slashes after the scheme
    numericHost,        ///< a number in place of a name; part: the address it stands for
    brokenEncoding,     ///< an "xn--" label that stands for nothing
    oddHost,            ///< a host that browsers take and the rules of host names do not
    otherPort,          ///< not the port of https; part: the number
    readingsDiffer,     ///< the browser's rules and a strict parser do not agree on it
    // The host.
    hostEmbedded,   ///< an official host stands inside another one; part: it
    nameAsLabel,    ///< the name itself, under an ending that is not the service's; part: the label
    nameInLabel,    ///< the name within a longer label; part: the label
    nameLookalike,  ///< the name written with look-alike letters or digits; part: the label
    nameMisspelt,   ///< nearly the name; part: the label
    nameSplit,      ///< the name with dots or dashes in it; part: what is split
    mixedScripts,   ///< letters of several scripts in one label; part: the label, as written in ASCII
    foreignScript,  ///< a label of look-alike letters of one other script; part: the label, as written in ASCII
    loginWord,      ///< a word as on a sign-in page; part: the word
    freeHosting,    ///< anybody may put a page there; part: the domain
    disputedDomain, ///< claimed by the service and listed as an imitation; part: the domain
    // What it leads to.
    listedProgram,    ///< a store entry that the service itself names
    programElsewhere, ///< a program or a store entry that bears the name and is not on the profile's list
    nameInPath,       ///< only the part behind the host bears the name
    hiddenTarget,     ///< a shortened link: it leads on, and does not say where; part: the host
    uploadedFile,     ///< on an official host, but put there by whoever wrote to its support
    // Not read.
    noHost,  ///< not a link, or cut off
    badHost, ///< browsers refuse the host
    tooLong  ///< more than maxLinkLength, or a host of more than 253 letters
};

/// `part` is plain ASCII and short, or empty: fit to be shown as it is.
struct FoundInLink {
    LinkFinding finding;
    QString part = {};
    friend bool operator==(const FoundInLink&, const FoundInLink&) = default;
};

enum class LetterChange {
    same,
    lookalike, ///< another character that looks like the official one
    replaced,  ///< another character
    added,     ///< `official` is 0
    missing    ///< `written` is 0
};

/// The script of a written letter, as far as people have words for it.
enum class LetterScript { latin, cyrillic, greek, armenian, hebrew, arabic, cherokee, cjk, other, none };

/// One column of the two rows.
struct LetterPair {
    qsizetype position = 0; ///< code points before it in the written text, from 0
    char32_t written = 0;   ///< as decoded; 0: nothing stands here
    char32_t official = 0;  ///< 0: nothing stands here
    LetterChange change = LetterChange::same;
    LetterScript script = LetterScript::none; ///< of `written`; none: a digit, a sign, or nothing
    friend bool operator==(const LetterPair&, const LetterPair&) = default;
};

} // namespace sallyport::origin
