// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secret of this installation: 32 random bytes, readable by this person only. It makes the three words on the
// address plate this computer's own; it protects nothing else. Made at first start, kept once somebody signs in on a
// computer of their own: a shared one keeps nothing.
#pragma once

#include "core/base/secret.h"

#include <QDir>

namespace sallyport::app {

/// The kept one, or else a new one, which is not kept yet. Empty where there is one that cannot be read.
Secret installationSecret(const QDir& dataFolder, const Random& random);
/// Keeps it where none is kept yet. False: not written.
bool keepInstallationSecret(const QDir& dataFolder, const Secret& secret);

} // namespace sallyport::app
