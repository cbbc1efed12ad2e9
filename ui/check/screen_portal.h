// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// portalScreenshot: the desktop's own dialog for a picture of the screen (org.freedesktop.portal.Screenshot), for
// desktopScreenPicker() alone, where the windowing system shows programs nothing. The portal leaves a file behind,
// which is read and removed.
#pragma once

#include "ui/check/screen_picker.h"

namespace sallyport::ui {

/// `notOffered` where there is no session bus or no such portal.
Task<QImage, ScreenError> portalScreenshot();

} // namespace sallyport::ui
