// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// plainCaption: a control's caption without its mnemonic mark, as assistive technology should read it.
#pragma once

#include <QString>

namespace sallyport::ui {

/// "Phone && &e-mail" becomes "Phone & e-mail".
QString plainCaption(const QString& caption);

} // namespace sallyport::ui
