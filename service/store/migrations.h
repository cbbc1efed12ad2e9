// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The schema, one list of statements for each version; number n brings version n to n + 1. One that has been released
// is never changed: a later one mends it. Times are seconds since 1970 unless the column says ms; 0 and 1 are no and
// yes.
#pragma once

#include <QStringList>

#include <vector>

namespace sallyport::service {

const std::vector<QStringList>& migrations();

} // namespace sallyport::service
