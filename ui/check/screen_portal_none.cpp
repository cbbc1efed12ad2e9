// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/screen_portal.h"

namespace sallyport::ui {

Task<QImage, ScreenError> portalScreenshot()
{
    return Task<QImage, ScreenError>::ready(std::unexpected(ScreenError::notOffered));
}

} // namespace sallyport::ui
