// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pre-flight looks at before a secret is typed, and what it can find. A check that could not run is never
// green.
//   for (const Check& check : checks) show(levelOf(check.finding), message(check));
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sallyport::system {

/// In the order in which they are shown.
enum class CheckId {
    screen,
    remoteControl,
    keyboard,
    libraries,
    debugger,
    rootCertificates,
    hostsFile,
    clock,
    clipboard,
    accessibility
};

enum class CheckLevel { green, amber, red, unknown };

enum class Finding {
    // screen and remoteControl
    noRecorderSeen,      ///< none of the known programs; others cannot be seen
    recorderRuns,        ///< facts: which. Whether it records is not told
    noRemoteControlSeen, ///< likewise
    remoteControlWaits,  ///< facts: which; it lets somebody in who asks rightly
    remoteControlRuns,   ///< facts: which; it exists to show this screen elsewhere
    remoteSession,       ///< this session itself is shown elsewhere: xrdp, X over ssh, logind's Remote
    // everything that looks at processes
    processesHidden,  ///< other programs cannot be seen: a sandbox, /proc with hidepid
    tooManyProcesses, ///< more than could be looked at in time
    // keyboard
    keysKeptApart,   ///< a Wayland window
    x11SharesKeys,   ///< X11: every program of the session reads the keyboard
    x11UnderWayland, ///< an X11 window under Wayland: the other X11 programs do
    keysNotGuarded,  ///< Windows: every program of this person does
    keysNotTold,     ///< no window system, or one that does not tell
    // libraries
    noForeignCode, ///< nothing loaded but this system's and this program's own
    preloadSet,    ///< facts: the libraries of LD_PRELOAD, LD_AUDIT, DYLD_INSERT_LIBRARIES
    systemPreload, ///< facts: those of /etc/ld.so.preload
    foreignCode,   ///< facts: files with code that are loaded from elsewhere
    searchPathSet, ///< facts: variables by which the next start loads from elsewhere
    librariesNotTold,
    // debugger
    closedToOthers,   ///< the program has closed itself
    onlyParentsTrace, ///< Yama: only whoever started a program may look into it
    othersMayTrace,   ///< every program of this person may
    traced,           ///< facts: by which
    debuggerNotTold,
    // rootCertificates
    noAddedRoot,
    rootAdded,          ///< facts: their names
    addedRootSignsHost, ///< facts: those that the service's own certificate hangs on
    rootsNotTold,
    // hostsFile
    noHostsEntry,
    hostsEntry, ///< facts: "name → address"
    hostsNotTold,
    hostsTooLarge,
    // clock; seconds: the service's clock minus this one's
    clockRight,
    clockKept,   ///< by the system, as it says itself
    clockOff,    ///< by 3 s or more
    clockFarOff, ///< by 30 s or more: codes are refused
    clockNotKept,
    clockNotTold,
    // clipboard
    noClipboardHistorySeen,
    clipboardHistoryRuns, ///< facts: which
    // accessibility
    noAssistiveProgram,
    assistiveProgramReads,
    assistiveNotTold,

    notOnThisSystem ///< this build has no code for it
};

/// Each finding has one level.
CheckLevel levelOf(Finding finding);
struct Check {
    CheckId id = CheckId::screen;
    Finding finding = Finding::notOnThisSystem;
    QStringList facts = {}; ///< at most ten, each at most 80 characters, none of them invisible
    qint64 seconds = 0;
    friend bool operator==(const Check&, const Check&) = default;
};

/// The gravest of them: red, amber, unknown, green. Unknown for none.
CheckLevel worstOf(const QList<Check>& checks);

} // namespace sallyport::system
