// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// closeDialogs: nothing that lies over the window outlives the lock: menus, popups and dialogs are closed as if the
// person had cancelled them, and what was typed in them is wiped first.
//   closeDialogs();
#pragma once

namespace sallyport::ui {

void closeDialogs();

} // namespace sallyport::ui
