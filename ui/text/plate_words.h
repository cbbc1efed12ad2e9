// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// plateWords: three words out of a digest, so that a person recognises this installation's own window at a known key.
// A memory aid against look-alike windows, not the check.
//   plateWords(hmacSha256(installationSecret, spkiSha256))  ->  {"amber", "falcon", "river"}
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace sallyport::ui {

/// Nothing for a digest under 3 bytes.
QStringList plateWords(QByteArrayView digest);

} // namespace sallyport::ui
