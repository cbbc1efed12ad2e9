// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/preflight_messages.h"

#include <QCoreApplication>

#include <algorithm>

namespace sallyport::ui {
namespace {

using system::Check;
using system::CheckId;
using system::CheckLevel;
using system::Finding;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PreflightMessages)
};

QString listed(const Check& check)
{
    return check.facts.join(QStringLiteral(", "));
}

Message cannotSee(const QString& what)
{
    return {Words::tr("%1 cannot be known.").arg(what), {}};
}

QString othersHide()
{
    return Words::tr("Programs that hide, and recording by the desktop itself, cannot be seen.");
}

QString pinnedAllTheSame()
{
    return Words::tr("Sallyport does not go by it, it accepts the service's known key alone; a browser does.");
}

QString lookYourself()
{
    return Words::tr("Look for yourself in the system monitor.");
}

QString startAgain()
{
    return Words::tr("If you do not know why, do not sign in: start it again from the desktop's menu.");
}

QString setTheClock()
{
    return Words::tr("Switch on automatic date and time in the system's settings.");
}

QString clockDistance(qint64 seconds)
{
    const auto shown = static_cast<int>(std::clamp<qint64>(seconds, -999'999'999, 999'999'999));
    return shown > 0 ? Words::tr("%n s behind the service's", nullptr, shown)
                     : Words::tr("%n s ahead of the service's", nullptr, -shown);
}

} // namespace

QString checkName(CheckId id)
{
    switch (id) {
    case CheckId::screen:
        return Words::tr("Screen recording");
    case CheckId::remoteControl:
        return Words::tr("Remote control");
    case CheckId::keyboard:
        return Words::tr("Keyboard");
    case CheckId::libraries:
        return Words::tr("Foreign code");
    case CheckId::debugger:
        return Words::tr("Memory");
    case CheckId::rootCertificates:
        return Words::tr("Root certificates");
    case CheckId::hostsFile:
        return Words::tr("Hosts file");
    case CheckId::clock:
        return Words::tr("Clock");
    case CheckId::clipboard:
        return Words::tr("Clipboard");
    case CheckId::accessibility:
        return Words::tr("Assistive programs");
    }
    return {};
}

QString levelName(CheckLevel level)
{
    switch (level) {
    case CheckLevel::green:
        return Words::tr("in order");
    case CheckLevel::amber:
        return Words::tr("look at this");
    case CheckLevel::red:
        return Words::tr("unsafe");
    case CheckLevel::unknown:
        return Words::tr("cannot be known");
    }
    return {};
}

Message message(const Check& check)
{
    switch (check.finding) {
    case Finding::noRecorderSeen:
        return {Words::tr("No known screen recorder runs.") + u' ' + othersHide(), {}};
    case Finding::recorderRuns:
        return {Words::tr("%1 runs and can record this screen. Whether it does is not told.").arg(listed(check)),
                Words::tr("Quit it before you sign in.")};
    case Finding::noRemoteControlSeen:
        return {Words::tr("No known remote control program runs.") + u' ' + othersHide(), {}};
    case Finding::remoteControlWaits:
        return {
            Words::tr("%1 is ready to let somebody see and control this screen.").arg(listed(check)),
            Words::tr("If you do not use it now, quit or uninstall it. Never sign in because a caller asks you to.")};
    case Finding::remoteControlRuns:
        return {Words::tr("%1 runs: it shows this screen to another computer.").arg(listed(check)),
                Words::tr("Quit it before you type anything. If you did not start it, sign in from another computer.")};
    case Finding::remoteSession:
        return {Words::tr("This whole session is shown on another computer, which sees all you type."),
                Words::tr("Sign in at a computer that you sit in front of.")};
    case Finding::noClipboardHistorySeen:
        return {Words::tr("No known clipboard history runs."), {}};
    case Finding::clipboardHistoryRuns:
        return {Words::tr("%1 keeps what is copied. Sallyport marks its secrets so that it leaves them out; what other "
                          "programs copy stays in it.")
                    .arg(listed(check)),
                Words::tr("Do not copy passphrases from elsewhere, or switch the history off.")};
    case Finding::tooManyProcesses:
        return {Words::tr("There are more programs than could be looked at in time."), lookYourself()};
    case Finding::keysKeptApart:
        return {Words::tr("Wayland keeps what you type here from other programs."), {}};
    case Finding::x11SharesKeys:
        return {Words::tr("X11 lets every program of this session read what you type and see this window."),
                Words::tr("Choose a Wayland session when you log in, and quit programs you do not need.")};
    case Finding::x11UnderWayland:
        return {Words::tr("This window runs through X11: other X11 programs can read what you type here."),
                Words::tr("Start Sallyport without QT_QPA_PLATFORM=xcb, or install Qt's Wayland plugin.")};
    case Finding::keysNotGuarded:
        return {Words::tr("On this system every program you have started can read what you type."),
                Words::tr("Quit programs you do not need.")};
    case Finding::noForeignCode:
        return {Words::tr("Only the system's and the program's own code is loaded."), {}};
    case Finding::preloadSet:
        return {Words::tr("Somebody had this program load %1, which can read all it does.").arg(listed(check)),
                startAgain()};
    case Finding::systemPreload:
        return {Words::tr("This computer loads %1 into every program, which can read all they do.").arg(listed(check)),
                Words::tr("Ask who looks after this computer what /etc/ld.so.preload is for; if nobody knows, sign in "
                          "from another one.")};
    case Finding::foreignCode:
        return {Words::tr("Code from an unusual place is loaded: %1.").arg(listed(check)),
                Words::tr("Often it is a theme or a graphics driver. If you do not know it, do not sign in.")};
    case Finding::searchPathSet:
        return {Words::tr("%1 can have this program load other code than the system's.").arg(listed(check)),
                startAgain()};
    case Finding::closedToOthers:
        return {Words::tr("Sallyport has closed its memory to other programs; an administrator can still read it."),
                {}};
    case Finding::onlyParentsTrace:
        return {Words::tr("Only whoever started a program may look into its memory."), {}};
    case Finding::othersMayTrace:
        return {Words::tr("Every program you have started may read Sallyport's memory."),
                Words::tr("An administrator can set kernel.yama.ptrace_scope to 1.")};
    case Finding::traced:
        return {Words::tr("%1 looks into this program's memory right now.").arg(listed(check)),
                Words::tr("Quit it. If you did not start it, sign in from another computer.")};
    case Finding::noAddedRoot:
        return {Words::tr("No root certificate was added to the system's. Those of browsers are not looked at."), {}};
    case Finding::rootAdded:
        return {
            Words::tr("Added to the system's root certificates: %1. Whoever holds such a key can imitate every site.")
                    .arg(listed(check))
                + u' ' + pinnedAllTheSame(),
            Words::tr("A company's network or a virus scanner adds one. If you know of neither, have it removed.")};
    case Finding::addedRootSignsHost:
        return {Words::tr("The added root certificate %1 stands behind this very service's certificate: every program "
                          "here trusts whatever its key signs.")
                    .arg(listed(check)),
                Words::tr("Remove it: Sallyport needs no root in the system's list.")};
    case Finding::noHostsEntry:
        return {Words::tr("The hosts file does not name this service."), {}};
    case Finding::hostsEntry:
        return {Words::tr("The hosts file of this computer sends the service's name elsewhere: %1.").arg(listed(check))
                    + u' ' + pinnedAllTheSame(),
                Words::tr("Remove the line, and find out who wrote it: it needs an administrator.")};
    case Finding::hostsTooLarge:
        return {Words::tr("The hosts file is larger than 1 MB and was not read."),
                Words::tr("Look in it for the service's name.")};
    case Finding::clockRight:
        return {Words::tr("The clock agrees with the service's."), {}};
    case Finding::clockKept:
        return {Words::tr("The system keeps the clock right."), {}};
    case Finding::clockOff:
        return {Words::tr("The clock is %1. Sallyport allows for it.").arg(clockDistance(check.seconds)),
                setTheClock()};
    case Finding::clockFarOff:
        return {Words::tr("The clock is %1: times are wrong, and other programs' codes are refused.")
                    .arg(clockDistance(check.seconds)),
                setTheClock()};
    case Finding::clockNotKept:
        return {Words::tr("The system does not keep the clock right; how far it is off is not known."), setTheClock()};
    case Finding::noAssistiveProgram:
        return {Words::tr("No assistive program is switched on."), {}};
    case Finding::assistiveProgramReads:
        return {Words::tr("Assistive programs are switched on and can read this window's texts, though not hidden "
                          "passphrases."),
                Words::tr("If it is your screen reader, all is well. Else switch it off in the system's settings.")};
    case Finding::processesHidden:
        return {Words::tr("This program may not see which others run: it is in a sandbox, or the system hides them."),
                lookYourself()};
    case Finding::keysNotTold:
        return cannotSee(Words::tr("Whether other programs can read what you type here"));
    case Finding::librariesNotTold:
        return cannotSee(Words::tr("Which code is loaded into this program"));
    case Finding::debuggerNotTold:
        return cannotSee(Words::tr("Whether another program reads this one's memory"));
    case Finding::rootsNotTold:
        return cannotSee(Words::tr("Which root certificates were added"));
    case Finding::hostsNotTold:
        return cannotSee(Words::tr("Whether the hosts file names this service"));
    case Finding::clockNotTold:
        return cannotSee(Words::tr("Whether the clock is right"));
    case Finding::assistiveNotTold:
        return cannotSee(Words::tr("Whether assistive programs read this window"));
    case Finding::notOnThisSystem:
        return {Words::tr("Sallyport cannot look at this on this system."), {}};
    }
    return {};
}

QString computerText(const std::optional<CheckLevel>& level)
{
    if (!level)
        return Words::tr("This comp&uter: looking…");
    switch (*level) {
    case CheckLevel::green:
        return Words::tr("This comp&uter: OK");
    case CheckLevel::amber:
        return Words::tr("This comp&uter: look at this");
    case CheckLevel::red:
        return Words::tr("This comp&uter: unsafe");
    case CheckLevel::unknown:
        return Words::tr("This comp&uter: not all known");
    }
    return {};
}

} // namespace sallyport::ui
