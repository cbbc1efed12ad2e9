// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/preflight_scenes.h"

#include "tests/ui/find.h"

namespace sallyport::test {

namespace {

void openChecks(Stage& stage)
{
    stage.settle();
    for (auto* button : stage.window->findChildren<ui::Button*>()) {
        if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("This computer: ")))
            button->click();
    }
    stage.settle();
}

} // namespace

QList<system::Check> badComputer()
{
    using enum system::Finding;
    return {{.id = system::CheckId::screen, .finding = recorderRuns, .facts = {QStringLiteral("OBS Studio")}},
            {.id = system::CheckId::remoteControl, .finding = remoteControlRuns, .facts = {QStringLiteral("x11vnc")}},
            {.id = system::CheckId::keyboard, .finding = x11SharesKeys},
            {.id = system::CheckId::libraries,
             .finding = foreignCode,
             .facts = {QStringLiteral("/home/trader/.local/lib/a-theme-with-a-long-name/libtheme-engine.so")}},
            {.id = system::CheckId::debugger, .finding = closedToOthers},
            {.id = system::CheckId::rootCertificates,
             .finding = rootAdded,
             .facts = {QStringLiteral("Harbour Office Proxy Root 2026")}},
            {.id = system::CheckId::hostsFile,
             .finding = hostsEntry,
             .facts = {QStringLiteral("accounts.harbour-exchange.example → 203.0.113.66")}},
            {.id = system::CheckId::clock, .finding = clockFarOff, .seconds = -187},
            {.id = system::CheckId::clipboard, .finding = clipboardHistoryRuns, .facts = {QStringLiteral("Klipper")}},
            {.id = system::CheckId::accessibility, .finding = assistiveNotTold}};
}

QList<Scene> preflightScenes()
{
    return {
        {QStringLiteral("computer-unsafe"),
         [](Stage& s) {
             s.house.checks = badComputer();
             s.openWizard();
         }},
        {QStringLiteral("computer-amber"),
         [](Stage& s) {
             s.house.checks[2].finding = system::Finding::x11SharesKeys;
             s.openSession(ownFacts());
         }},
        {QStringLiteral("preflight-good"),
         [](Stage& s) {
             s.openWizard();
             openChecks(s);
         }},
        {QStringLiteral("preflight-bad"),
         [](Stage& s) {
             s.house.checks = badComputer();
             s.openSession(ownFacts());
             openChecks(s);
         }},
    };
}

} // namespace sallyport::test
