// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A walk over a window as assistive technology sees it (QAccessible's tree, which AT-SPI exposes) and as a keyboard
// reaches it. Presses Tab and arrow keys on the way, so that it comes last in a test.
//   for (const QString& fault : accessibilityFaults(&window)) ...
#pragma once

#include <QStringList>
#include <QWidget>

namespace sallyport::test {

/// What somebody without a mouse or without sight would miss, a line each; empty: nothing. Judges what is visible: each
/// control has a name, a role, and, while it is enabled, a way by keyboard; each row of a list has a name.
QStringList accessibilityFaults(QWidget* window);

/// Keys that more than one visible, enabled thing of the window would hear, a line each: none of them would be pressed.
QStringList keysHeardTwice(QWidget* window);

} // namespace sallyport::test
