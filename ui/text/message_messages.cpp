// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/message_messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageMessages)
};

using mail::CodeState;
using mail::LinkPlace;
using mail::MessageAdvice;
using mail::MessageError;
using mail::MessageVerdict;

} // namespace

Message message(const mail::MessageReport& report, const origin::ServiceProfile& profile)
{
    const QString& service = profile.name;
    const bool native = profile.signIn == origin::SignInKind::native;
    switch (report.verdict) {
    case MessageVerdict::genuine:
        return {
            Words::tr("%1 sent this message, and nothing in it speaks against it").arg(service),
            (native ? Words::tr("All the same look in Sallyport's window, where you sign in to %1: follow no link of a "
                                "message.")
                    : Words::tr("All the same type the address of %1 yourself, or use “Open %1” in Sallyport's "
                                "window: follow no link of a message."))
                .arg(service)};
    case MessageVerdict::imitation:
        return {Words::tr("This message tries to pass for one of %1").arg(service),
                Words::tr("Do not follow its links, do not answer, type nothing. Delete it.")};
    case MessageVerdict::unsafe:
        return {Words::tr("This message is dangerous, whoever sent it"),
                Words::tr("Do not follow its links, open nothing that is attached, type nothing.")};
    case MessageVerdict::unproved:
        return {Words::tr("It cannot be proved who sent this message"),
                (native ? Words::tr(
                              "It may be genuine. Do not rely on it: look in Sallyport's window, where you sign in to "
                              "%1.")
                        : Words::tr("It may be genuine. Do not rely on it: type the address of %1 yourself, or use "
                                    "“Open %1” in Sallyport's window, and look there."))
                    .arg(service)};
    case MessageVerdict::unrelated:
        break;
    }
    return {(report.has(mail::MessageFinding::namesService)
                 ? Words::tr("This message speaks of %1, and is not from there")
                 : Words::tr("This message is not from %1, and does not claim to be"))
                .arg(service),
            Words::tr("Nothing of %1 belongs there: no passphrase, no code.").arg(service)};
}

QString verdictName(MessageVerdict verdict)
{
    switch (verdict) {
    case MessageVerdict::genuine:
        return Words::tr("Genuine");
    case MessageVerdict::imitation:
        return Words::tr("Imitation");
    case MessageVerdict::unsafe:
        return Words::tr("Unsafe");
    case MessageVerdict::unproved:
        return Words::tr("Not proved");
    case MessageVerdict::unrelated:
        break;
    }
    return Words::tr("Unrelated");
}

QString messageAdviceText(MessageAdvice advice, const origin::ServiceProfile& profile)
{
    const QString& service = profile.name;
    switch (advice) {
    case MessageAdvice::typeAddressYourself:
        return (profile.signIn == origin::SignInKind::native
                    ? Words::tr("Look in Sallyport's window, where you sign in to %1.")
                    : Words::tr("Open %1 from this program or type its address yourself."))
            .arg(service);
    case MessageAdvice::doNotFollow:
        return Words::tr("Follow no link, open no attachment, answer nothing and type nothing.");
    case MessageAdvice::changeCode:
        return Words::tr("Change your anti-phishing code at %1, then here: somebody else knows the one you have.")
            .arg(service);
    case MessageAdvice::setCode:
        return Words::tr("Set an anti-phishing code at %1 and tell it to this program: imitations do not know it.")
            .arg(service);
    case MessageAdvice::checkCode:
        return Words::tr("See whether the code kept here is still the one set at %1.").arg(service);
    case MessageAdvice::nameProvider:
        return Words::tr(
            "If the results in it are those of your own mail provider, name the provider here and check again.");
    case MessageAdvice::checkAttached:
        return Words::tr("Save the attached message and check that on its own.");
    case MessageAdvice::saveWhole:
        break;
    }
    return Words::tr(
        "Save the message as it came (“Show original”, “Save as”), not a copy of its text, and check that.");
}

QString codeStateText(const mail::MessageReport& report, const QString& service)
{
    switch (report.code) {
    case CodeState::notSet:
        return Words::tr("not set here, so it was not looked for");
    case CodeState::unavailable:
        return Words::tr("could not be read, so it was not looked for");
    case CodeState::right:
        return report.has(mail::MessageFinding::codeLeaked)
            ? Words::tr("yours, in a message that is not from %1: it has leaked").arg(service)
            : Words::tr("right");
    case CodeState::wrong:
        return Words::tr("wrong: not yours");
    case CodeState::missing:
        return Words::tr("missing");
    case CodeState::notOffered:
        break;
    }
    return Words::tr("not looked for");
}

QString signatureStateText(mail::DkimSays says, const QString& service)
{
    using enum mail::DkimSays;
    switch (says) {
    case none:
        return Words::tr("none of %1").arg(service);
    case proven:
        return Words::tr("of %1, fits").arg(service);
    case unfit:
        return Words::tr("does not fit");
    case partial:
        return Words::tr("leaves out something that you see");
    case keyGone:
        return Words::tr("its key is no longer published");
    case expired:
        return Words::tr("no longer holds");
    case unusable:
        return Words::tr("cannot be used");
    case unreachable:
        return Words::tr("not checked: DNS gave no answer");
    case notAsked:
        break;
    }
    return Words::tr("not looked up");
}

QString linkPlaceText(LinkPlace place)
{
    switch (place) {
    case LinkPlace::anchor:
        return Words::tr("a link");
    case LinkPlace::form:
        return Words::tr("where a form is sent");
    case LinkPlace::area:
        return Words::tr("a part of a picture");
    case LinkPlace::base:
        return Words::tr("what its links begin with");
    case LinkPlace::embedded:
        return Words::tr("a page that opens by itself");
    case LinkPlace::image:
        return Words::tr("a picture that is fetched");
    case LinkPlace::hidden:
        return Words::tr("hidden in a comment or a header");
    case LinkPlace::plainText:
        return Words::tr("written in the text");
    case LinkPlace::code:
        break;
    }
    return Words::tr("in a QR code");
}

Message message(MessageError error)
{
    switch (error) {
    case MessageError::notAMessage:
        return {
            Words::tr("This is not a saved message."),
            Words::tr("Save it in your mail program as a file (.eml); Outlook's own format (.msg) cannot be read.")};
    case MessageError::tooLarge:
        return {Words::tr("The file is larger than 25 MiB."), Words::tr("Save the message without its attachments.")};
    case MessageError::tooManyParts:
    case MessageError::tooDeep:
    case MessageError::tooComplex:
        return {Words::tr("The message is built as no mail program builds one, and was not read."),
                Words::tr("Do not trust it. Delete it.")};
    case MessageError::abandoned:
        break;
    }
    return {Words::tr("The check was given up."), Words::tr("Try again.")};
}

Message message(qr::PictureError error)
{
    switch (error) {
    case qr::PictureError::unreadable:
        return {Words::tr("This is not a picture that can be read."), Words::tr("PNG and JPEG can.")};
    case qr::PictureError::tooLarge:
        return {Words::tr("The picture is too large."), Words::tr("Cut out the part with the code.")};
    case qr::PictureError::abandoned:
        break;
    }
    return {Words::tr("The search was given up."), Words::tr("Try again.")};
}

QString pastableText(const mail::MessageReport& report, const origin::ServiceProfile& profile)
{
    QStringList lines{message(report, profile).finding,
                      Words::tr("From: %1 <%2>").arg(report.senderName, report.senderAddress),
                      Words::tr("Subject: %1").arg(report.subject)};
    for (const auto& found : report.findings)
        lines.append(QStringLiteral("- ") + messageFindingText(found, profile.name));
    for (const auto& link : report.links)
        lines.append(Words::tr("* %1: %2 (%3)")
                         .arg(link.report.host, verdictName(link.report.verdict), linkPlaceText(link.place)));
    for (QString& line : lines)
        line = mail::defanged(line);
    return lines.join(u'\n') + u'\n';
}

} // namespace sallyport::ui
