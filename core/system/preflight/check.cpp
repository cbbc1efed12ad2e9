// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/check.h"

#include <algorithm>

namespace sallyport::system {

CheckLevel levelOf(Finding finding)
{
    switch (finding) {
    case Finding::noRecorderSeen:
    case Finding::noRemoteControlSeen:
    case Finding::keysKeptApart:
    case Finding::noForeignCode:
    case Finding::closedToOthers:
    case Finding::onlyParentsTrace:
    case Finding::noAddedRoot:
    case Finding::noHostsEntry:
    case Finding::clockRight:
    case Finding::clockKept:
    case Finding::noClipboardHistorySeen:
    case Finding::noAssistiveProgram:
        return CheckLevel::green;
    case Finding::recorderRuns:
    case Finding::remoteControlWaits:
    case Finding::x11SharesKeys:
    case Finding::x11UnderWayland:
    case Finding::keysNotGuarded:
    case Finding::foreignCode:
    case Finding::searchPathSet:
    case Finding::othersMayTrace:
    case Finding::rootAdded:
    case Finding::clockOff:
    case Finding::clockNotKept:
    case Finding::clipboardHistoryRuns:
    case Finding::assistiveProgramReads:
        return CheckLevel::amber;
    case Finding::remoteControlRuns:
    case Finding::remoteSession:
    case Finding::preloadSet:
    case Finding::systemPreload:
    case Finding::traced:
    case Finding::addedRootSignsHost:
    case Finding::hostsEntry:
    case Finding::clockFarOff:
        return CheckLevel::red;
    case Finding::processesHidden:
    case Finding::tooManyProcesses:
    case Finding::keysNotTold:
    case Finding::librariesNotTold:
    case Finding::debuggerNotTold:
    case Finding::rootsNotTold:
    case Finding::hostsNotTold:
    case Finding::hostsTooLarge:
    case Finding::clockNotTold:
    case Finding::assistiveNotTold:
    case Finding::notOnThisSystem:
        return CheckLevel::unknown;
    }
    return CheckLevel::unknown;
}

CheckLevel worstOf(const QList<Check>& checks)
{
    if (checks.isEmpty())
        return CheckLevel::unknown;
    for (const auto level : {CheckLevel::red, CheckLevel::amber, CheckLevel::unknown}) {
        if (std::ranges::any_of(checks, [level](const Check& check) { return levelOf(check.finding) == level; }))
            return level;
    }
    return CheckLevel::green;
}

} // namespace sallyport::system
