// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of the window with canned data: the gallery draws them, the tests walk over their widgets.
//   for (const Scene& scene : scenes()) { Stage stage; scene.play(stage); stage.settle(); ... }
#pragma once

#include "tests/ui/fakes.h"
#include "ui/shell/main_window.h"

namespace sallyport::test {

struct Stage {
    FakeHouse house;
    std::unique_ptr<ui::MainWindow> window;

    Stage();
    /// Delivers what is queued.
    void settle();
    /// The practice account's wizard under a good plate, at the passphrase.
    void openWizard();
    /// The same for a service that is not one of ours.
    void openStranger(bool accept);
    /// An open session, of the practice account unless another service is named.
    FakeSession* openSession(auth::SessionFacts facts, const std::function<void(FakeSession&)>& prepare = {},
                             const origin::ServiceProfile& service = practiceProfile());
};

struct Scene {
    QString name;
    std::function<void(Stage&)> play;
};

QList<Scene> scenes();
auth::SessionFacts ownFacts();
auth::SessionFacts sharedFacts();

} // namespace sallyport::test
