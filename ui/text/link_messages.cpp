// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/link_messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

using origin::LinkAdvice;
using origin::LinkFinding;
using origin::LinkReport;
using origin::LinkVerdict;
using origin::ServiceProfile;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LinkMessages)
};

QString verdictText(const LinkReport& report, const ServiceProfile& profile)
{
    switch (report.verdict) {
    case LinkVerdict::official:
        return Words::tr("This is an address of %1.").arg(profile.name);
    case LinkVerdict::imitation:
        return Words::tr("This imitates %1. It is none of its addresses.").arg(profile.name);
    case LinkVerdict::unsafe:
        return Words::tr("This is written to mislead, or is no web address at all.");
    case LinkVerdict::disputed:
        return Words::tr("It bears the name of %1, and nobody here can tell whether it is theirs.").arg(profile.name);
    case LinkVerdict::unrelated:
        if (report.has(LinkFinding::hiddenTarget))
            return Words::tr("This is a shortened link: it does not show where it leads.");
        return Words::tr("This is another site. It has nothing to do with %1.").arg(profile.name);
    case LinkVerdict::unreadable:
        break;
    }
    return Words::tr("This is no link that a browser could open.");
}

QString adviceText(const LinkReport& report, const ServiceProfile& profile)
{
    switch (report.advice) {
    case LinkAdvice::goAhead:
        return Words::tr("The address is genuine; that is all that was checked. Whoever sent it may still want to "
                         "hurry you: look at what the page asks for.");
    case LinkAdvice::useOfficialAddress:
        return (profile.signIn == origin::SignInKind::native
                    ? Words::tr("Do not open it. You sign in to %1 in Sallyport's window; no link leads there.")
                    : Words::tr(
                          "Do not open it. Type the address of %1 yourself, or use “Open %1” in Sallyport's window."))
            .arg(profile.name);
    case LinkAdvice::askVerificationPage:
        return report.lookAt.isEmpty() ? Words::tr("Do not open it before you have asked %1 itself.").arg(profile.name)
                                       : Words::tr("Type it yourself at %1 and see what %2 says of it.")
                                             .arg(report.lookAt.join(QStringLiteral(", ")), profile.name);
    case LinkAdvice::useOfficialStores:
        return report.lookAt.isEmpty()
            ? Words::tr("Get programs of %1 from its own page only.").arg(profile.name)
            : Words::tr("Get programs of %1 only from %2.").arg(profile.name, report.lookAt.join(QStringLiteral(", ")));
    case LinkAdvice::enterNothing:
        return Words::tr("Enter no passphrase and no code of %1 there.").arg(profile.name);
    case LinkAdvice::pasteWholeLink:
        break;
    }
    return Words::tr("Copy the whole link and try again.");
}

/// What no program makes a link of.
QString defanged(QString text)
{
    return text.replace(u'.', QStringLiteral("[.]")).replace(u':', QStringLiteral("[:]"));
}

} // namespace

QString verdictName(LinkVerdict verdict)
{
    switch (verdict) {
    case LinkVerdict::official:
        return Words::tr("Official");
    case LinkVerdict::imitation:
        return Words::tr("Imitation");
    case LinkVerdict::unsafe:
        return Words::tr("Unsafe");
    case LinkVerdict::disputed:
        return Words::tr("Disputed");
    case LinkVerdict::unrelated:
        return Words::tr("Another site");
    case LinkVerdict::unreadable:
        break;
    }
    return Words::tr("Not a link");
}

Message message(const LinkReport& report, const ServiceProfile& profile)
{
    return {verdictText(report, profile), adviceText(report, profile)};
}

QString findingText(const origin::FoundInLink& found, const ServiceProfile& profile)
{
    switch (found.finding) {
    case LinkFinding::otherScheme:
        return Words::tr("It begins with “%1:”, which opens no web page.").arg(found.part);
    case LinkFinding::notEncrypted:
        return Words::tr("It is not encrypted (http).");
    case LinkFinding::userInfo:
        return found.part.isEmpty()
            ? Words::tr("What stands before the “@” is not where it leads.")
            : Words::tr("“%1” stands before an “@”: that is not where it leads.").arg(found.part);
    case LinkFinding::backslash:
        return Words::tr("It has a “\\” in it, which programs read in different ways.");
    case LinkFinding::controlCharacter:
        return Words::tr("It has a control character in it (%1).").arg(found.part);
    case LinkFinding::directionCharacter:
        return Words::tr("It has a character in it that turns the direction of writing (%1).").arg(found.part);
    case LinkFinding::invisibleCharacter:
        return Words::tr("It has a character in it that cannot be seen (%1).").arg(found.part);
    case LinkFinding::percentInHost:
        return Words::tr("The host is written with %-escapes, so that it cannot be read.");
    case LinkFinding::foreignDot:
        return Words::tr("It has a character in it that is taken for a dot (%1).").arg(found.part);
    case LinkFinding::foreignSign:
        return Words::tr("It has a character in it that looks like a part of an address (%1).").arg(found.part);
    case LinkFinding::replacedLetter:
        return Words::tr("It has a letter in it that browsers replace by another (%1).").arg(found.part);
    case LinkFinding::wrongSlashes:
        return Words::tr("It has not just two slashes after “https:”.");
    case LinkFinding::numericHost:
        return Words::tr("It leads to a number (%1) in place of a name.").arg(found.part);
    case LinkFinding::brokenEncoding:
        return Words::tr("A part of the host (“xn--…”) stands for nothing.");
    case LinkFinding::oddHost:
        return Words::tr("The host has characters that no honest host has.");
    case LinkFinding::otherPort:
        return Words::tr("It leads to another port (%1) than web pages have.").arg(found.part);
    case LinkFinding::readingsDiffer:
        return Words::tr("Two programs read it in two ways.");
    case LinkFinding::hostEmbedded:
        return Words::tr("“%1” stands inside another host.").arg(found.part);
    case LinkFinding::nameAsLabel:
        return Words::tr("“%1” stands under an ending that is not one of %2.").arg(found.part, profile.name);
    case LinkFinding::nameInLabel:
        return Words::tr("The name stands within “%1”.").arg(found.part);
    case LinkFinding::nameLookalike:
        return Words::tr("“%1” is written with letters that only look like the name.").arg(found.part);
    case LinkFinding::nameMisspelt:
        return Words::tr("“%1” is nearly the name.").arg(found.part);
    case LinkFinding::nameSplit:
        return Words::tr("“%1” is the name, pulled apart.").arg(found.part);
    case LinkFinding::mixedScripts:
        return Words::tr("“%1” has letters of several alphabets.").arg(found.part);
    case LinkFinding::foreignScript:
        return Words::tr("“%1” is written in look-alike letters of another alphabet.").arg(found.part);
    case LinkFinding::loginWord:
        return Words::tr("“%1” belongs to pages where one signs in.").arg(found.part);
    case LinkFinding::freeHosting:
        return Words::tr("Anybody may put a page on %1.").arg(found.part);
    case LinkFinding::disputedDomain:
        return Words::tr("%1 says of %2 that it is its own, and public lists call it an imitation.")
            .arg(profile.name, found.part);
    case LinkFinding::listedProgram:
        return Words::tr("This entry is one that %1 itself names.").arg(profile.name);
    case LinkFinding::programElsewhere:
        return Words::tr("It leads to a program that bears the name and is none that %1 names.").arg(profile.name);
    case LinkFinding::nameInPath:
        return Words::tr("Only the part behind the host bears the name.");
    case LinkFinding::hiddenTarget:
        return Words::tr("Links of %1 lead on to any other site, today to one and tomorrow to another.")
            .arg(found.part);
    case LinkFinding::uploadedFile:
        return Words::tr("It leads to a file that anybody can have sent to the support of %1.").arg(profile.name);
    case LinkFinding::noHost:
        return Words::tr("It names no host, or is cut off.");
    case LinkFinding::badHost:
        return Words::tr("Browsers refuse this host.");
    case LinkFinding::tooLong:
        return Words::tr("It is longer than any honest link.");
    }
    return {};
}

QString pastableReport(const LinkReport& report, const ServiceProfile& profile)
{
    const QString host = report.host.isEmpty() ? Words::tr("no host") : defanged(report.host);
    QStringList lines{Words::tr("%1: %2").arg(verdictName(report.verdict), host)};
    for (auto found : report.findings) {
        found.part = defanged(found.part);
        lines.append(QStringLiteral("- ") + findingText(found, profile));
    }
    lines.append(Words::tr("Judged by Sallyport for %1, without opening it.").arg(profile.name));
    return lines.join(u'\n');
}

} // namespace sallyport::ui
