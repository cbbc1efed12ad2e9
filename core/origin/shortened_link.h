// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shortened links lead on to wherever their maker chose, and can be led elsewhere later
// (resources/links/shorteners.txt).
//   isShortened(readAsBrowser(u"https://bit.ly/3abc")); // true
#pragma once

#include "core/origin/browser_link.h"

namespace sallyport::origin {

/// Not the service's own first page, which is behind no name.
bool isShortened(const BrowserLink& link);

} // namespace sallyport::origin
