// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// announce(): tells assistive technology that something on the page now says something new, without moving the
// keyboard.
#pragma once

class QWidget;

namespace sallyport::ui {

/// What is read aloud is the widget's accessible name, or its text.
void announce(QWidget* widget);

} // namespace sallyport::ui
