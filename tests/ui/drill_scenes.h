// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A practice session in which drills run, with the alerts they cause.
#pragma once

#include "tests/ui/scenes.h"
#include "ui/practice/drills.h"

namespace sallyport::test {

/// A stage whose practice service begins every drill when the test says so.
struct DrillStage : Stage {
    DrillStage();
    /// Chooses it in the menu.
    void choose(ui::Drill drill);
    /// The service's answer.
    void answer(Result<Done, ui::DrillRefusal> begun);
    /// What the stranger does: signs in, and for a change asks for one.
    void alert(const account::Alert& alert);

    FakeSession* session = nullptr;
    QStringList asked; ///< "name of the drill/session"
    std::optional<Promise<Done, ui::DrillRefusal>> open;
};

/// The stranger's sign-in on a new device; session "stranger".
account::Alert strangersSignIn();

QList<Scene> drillScenes();

} // namespace sallyport::test
