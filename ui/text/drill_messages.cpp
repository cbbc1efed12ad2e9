// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/drill_messages.h"

#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DrillMessages)
};

QString lesson(Drill drill)
{
    switch (drill) {
    case Drill::strangerSignsIn:
        return Words::tr(
            "End the stranger's session first, then change the passphrase: in the other order they stay in "
            "while you type.");
    case Drill::wrongCodes:
        return Words::tr("Nobody came in: the code kept them out. But whoever gets that far has your passphrase.");
    case Drill::authenticatorLinked:
        return Words::tr("With an authenticator of their own a stranger needs none of your codes any more. What a new "
                         "device asks for waits a day, so that you can cancel it.");
    case Drill::addressChanged:
        return Words::tr(
            "A withdrawal address of their own is what a thief needs last. What a new device asks for waits "
            "a day: cancel it, then end that device's session.");
    case Drill::sessionCopied:
        return Words::tr(
            "Two programs held one session, so the service ended it for both. It cannot tell which of them "
            "is yours: sign in again, then change the passphrase.");
    case Drill::recoveryBegun:
        return Words::tr("Whoever recovers an account needs neither passphrase nor code. Ask the service's support at "
                         "once, by an address that you look up yourself.");
    case Drill::phishingMessage:
        return Words::tr("A genuine message of this service bears your anti-phishing code and has no links. Haste, "
                         "threats and a question for your code are the marks of an imitation.");
    }
    return {};
}

QString doneText(DrillGoal goal, const QString& after)
{
    switch (goal) {
    case DrillGoal::judged:
        return Words::tr("You said “It wasn't me”, after %1.").arg(after);
    case DrillGoal::sessionEnded:
        return Words::tr("The stranger's session is ended, after %1.").arg(after);
    case DrillGoal::changeCancelled:
        return Words::tr("What the stranger asked to change is cancelled, after %1.").arg(after);
    case DrillGoal::passphraseChanged:
        return Words::tr("You changed the passphrase, after %1.").arg(after);
    case DrillGoal::noticedByService:
        return Words::tr("The service noticed the copy and ended the session, after %1.").arg(after);
    case DrillGoal::reported:
        return Words::tr("You took the message for an imitation, after %1.").arg(after);
    }
    return {};
}

QString missedText(DrillGoal goal)
{
    switch (goal) {
    case DrillGoal::judged:
        return Words::tr("Not done: say “It wasn't me” under Alerts.");
    case DrillGoal::sessionEnded:
        return Words::tr("Not done: end the stranger's session. They are still in: see Devices.");
    case DrillGoal::changeCancelled:
        return Words::tr("Not done: cancel what the stranger asked to change. It still waits: see Safety.");
    case DrillGoal::passphraseChanged:
        return Words::tr("Not done: change the passphrase. The stranger still knows it.");
    case DrillGoal::noticedByService:
        return Words::tr("The service has not noticed the copy.");
    case DrillGoal::reported:
        return Words::tr("You did not report the message. Leaving it alone is safe too; reporting it helps others.");
    }
    return {};
}

} // namespace

QString drillName(Drill drill)
{
    switch (drill) {
    case Drill::strangerSignsIn:
        return Words::tr("A stranger signs in");
    case Drill::wrongCodes:
        return Words::tr("Somebody gets the code wrong");
    case Drill::authenticatorLinked:
        return Words::tr("An authenticator is linked");
    case Drill::addressChanged:
        return Words::tr("A withdrawal address is added");
    case Drill::sessionCopied:
        return Words::tr("Your session is copied");
    case Drill::recoveryBegun:
        return Words::tr("Somebody begins to recover your account");
    case Drill::phishingMessage:
        return Words::tr("A phishing message arrives");
    }
    return {};
}

QString drillBrief(Drill drill)
{
    if (drill == Drill::phishingMessage)
        return Words::tr("A message has come. Read it under Inbox, then say here what it is.");
    if (drill == Drill::sessionCopied)
        return Words::tr("Somebody uses a copy of your session. Wait for what happens.");
    return Words::tr("Something has happened to the practice account. Do what you would do if it were your own.");
}

QString markText(const DrillMark& mark)
{
    return mark.afterSeconds ? doneText(mark.goal, spanText(*mark.afterSeconds)) : missedText(mark.goal);
}

Message message(const DrillRun& run)
{
    const QString took = spanText(run.seconds());
    if (run.wasFooled()) {
        return {run.drill() == Drill::phishingMessage ? Words::tr("You took the imitation for genuine.")
                                                      : Words::tr("You took what the stranger did for your own doing."),
                lesson(run.drill())};
    }
    if (run.isDone()) {
        return {run.drill() == Drill::sessionCopied ? Words::tr("The copied session is ended, after %1.").arg(took)
                                                    : Words::tr("All done, in %1.").arg(took),
                lesson(run.drill())};
    }
    const auto done = std::ranges::count_if(run.marks(), [](const DrillMark& m) { return m.afterSeconds.has_value(); });
    if (run.drill() == Drill::phishingMessage)
        return {Words::tr("The drill is over, after %1.").arg(took), lesson(run.drill())};
    return {Words::tr("%1 of %2 done, in %3.").arg(done).arg(run.marks().size()).arg(took), lesson(run.drill())};
}

Message message(DrillRefusal refusal)
{
    switch (refusal) {
    case DrillRefusal::busy:
        return {Words::tr("Another drill is just beginning."), Words::tr("Wait a moment and try again.")};
    case DrillRefusal::passphraseChanged:
        return {Words::tr("The stranger could not get in: they knew the passphrase on the practice card, and you have "
                          "changed it."),
                Words::tr("That is what changing it is for. To run this drill again, change it back under Safety.")};
    case DrillRefusal::locked:
        return {Words::tr("The stranger is locked out after too many wrong tries."), Words::tr("Try again later.")};
    case DrillRefusal::noSession:
        return {Words::tr("The service does not know this session any more."), Words::tr("Sign in again.")};
    case DrillRefusal::notOurs:
        return {
            Words::tr("Another window of Sallyport started the practice service, and only that one can begin drills."),
            Words::tr("Begin the drill there, or close it and start practice here again.")};
    case DrillRefusal::unavailable:
    case DrillRefusal::abandoned:
        break;
    }
    return {Words::tr("The practice service did not begin the drill."), Words::tr("Try again.")};
}

} // namespace sallyport::ui
