// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// drawScenery: a pleasant landscape that never repeats, as the background of the slider puzzle: sky, sun, hills, and
// woods, towers or sails, whose many upright edges hide those of a hole from a program that looks for the steepest
// column.
//   QImage background = drawScenery(sketch, {640, 360});
#pragma once

#include "service/sign_in/sketch.h"

#include <QImage>
#include <QSize>

namespace sallyport::service {

/// An opaque RGB32 image.
QImage drawScenery(Sketch& sketch, QSize size);

} // namespace sallyport::service
