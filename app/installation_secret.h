// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secret of this installation: 32 random bytes made at first start, readable by this person only. It makes the
// three words on the address plate this computer's own; it protects nothing else.
#pragma once

#include "core/base/secret.h"

#include <QDir>

namespace sallyport::app {

/// Empty where it can neither be read nor made.
Secret installationSecret(const QDir& dataFolder, const Random& random);

} // namespace sallyport::app
