// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Safety page and its dialogs with canned data.
#pragma once

#include "tests/ui/scenes.h"

#include <QDialog>

namespace sallyport::test {

account::WithdrawalAddress tronAddress();
/// The Safety page of an open session; `prepare` may give other answers than the usual ones.
FakeSession* openSafety(Stage& stage, const std::function<void(FakeSession&)>& prepare = {});
/// The dialog that stands over the window; null if there is none.
QDialog* safetyDialog(Stage& stage);
/// Fills the dialog of an address in and goes on.
void fillAddress(Stage& stage, const account::ActionWish& wish);
account::Action actionOf(const account::ActionWish& wish);

QList<Scene> safetyScenes();

} // namespace sallyport::test
