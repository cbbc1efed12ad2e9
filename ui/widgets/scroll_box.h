// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// scrollBox(): lets a page scroll where the window is too small for it, without a frame or a background of its own.
#pragma once

class QWidget;

namespace sallyport::ui {

/// Takes `content` over. Scrolls only downwards, and follows the keyboard's focus.
QWidget* scrollBox(QWidget* content, QWidget* parent);

/// Once it is laid out, scrolls the box that `shown` stands in, if it stands in one, so that its top is seen.
void scrollToTopOf(QWidget* shown);

} // namespace sallyport::ui
