// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Devices and sessions as a service might tell them, honest and hostile, and the scenes of the devices page.
#pragma once

#include "tests/ui/scenes.h"

namespace sallyport::test {

/// Signed in an hour before gallerySeconds from 203.0.113.7 at Alster Net, with the device's name as its own.
account::SessionEntry sessionOn(const QString& id, const account::DeviceEntry& device);
account::DeviceEntry device(const QString& id, const QString& name);
/// This computer (session s1, device d1), an unknown phone (p), a new key with a known name (k), two known ones (a with
/// three sessions, b with none), and a shared computer (session h).
account::DeviceList usualDevices();
/// `count` known devices with a session each.
account::DeviceList manyDevices(int count);
QList<account::SignInEntry> signInEntries();

/// An open session on its devices page, with these devices.
FakeSession* openDevices(Stage& stage, const account::DeviceList& list);
/// The same, where ending the phone's session has asked the person to prove themselves: that dialog, on this page.
FakeSession* openStepUp(Stage& stage, auth::State page);

QList<Scene> deviceScenes();
/// Dialogs; they stand over a page whose letters they may use again.
QList<Scene> deviceDialogScenes();

} // namespace sallyport::test
