// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words of sign-in, support and give-away pages, as imitations put them beside a name.
//   loginWordIn("kucoinlogin", {}); // "login"
#pragma once

#include <QByteArray>
#include <QList>

namespace sallyport::origin {

/// The first such word in `text` (folded), misspelt ones too; empty if there is none.
QByteArray loginWordIn(const QByteArray& text, const QList<QByteArray>& more);

} // namespace sallyport::origin
