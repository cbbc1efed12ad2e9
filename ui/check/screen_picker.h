// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenPicker: the port through which the person shows the program a part of the screen, to look for QR codes in it.
// Nothing is taken without their choosing it, and nothing of it is kept. desktopScreenPicker() is the real one.
//   picker.pick(window).then(this, [this](Result<QImage, ScreenError> picture) { ... });
#pragma once

#include "core/base/task.h"

#include <QImage>

#include <memory>

class QWidget;

namespace sallyport::ui {

enum class ScreenError {
    cancelled,  ///< the person chose nothing
    notOffered, ///< this desktop lets no program look at the screen, and has no portal that asks
    failed,     ///< it was asked for and did not come
    abandoned
};

class ScreenPicker {
public:
    ScreenPicker() = default;
    ScreenPicker(const ScreenPicker&) = delete;
    ScreenPicker& operator=(const ScreenPicker&) = delete;
    virtual ~ScreenPicker() = default;

    /// `window` is out of the way meanwhile. One at a time: a second call cancels the first.
    virtual Task<QImage, ScreenError> pick(QWidget* window) = 0;
};

/// By the windowing system where it lets programs look (X11, Windows, macOS), else by the desktop's portal.
std::unique_ptr<ScreenPicker> desktopScreenPicker();

} // namespace sallyport::ui
