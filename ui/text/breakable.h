// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// breakable(): a name or an address from outside with places where a label may break it, so that a long word cannot
// widen the window.
//   label->setText(tr("Named “%1”").arg(breakable(alert.objectName)));
#pragma once

#include <QString>

namespace sallyport::ui {

/// With a zero-width space after every 20 letters without a space. Shorter words stay as they are.
QString breakable(const QString& text);

} // namespace sallyport::ui
