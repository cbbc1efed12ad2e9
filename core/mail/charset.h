// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// decodedText: bytes of a message as text, in whatever charset they claim.
//   decodedText(bytes, "windows-1251");
#pragma once

#include <QByteArray>
#include <QString>

namespace sallyport::mail {

/// Unknown or wrong charsets are read as UTF-8 where it is that, else as Latin-1: nothing of the ASCII in it is lost.
QString decodedText(const QByteArray& bytes, const QByteArray& charset);

} // namespace sallyport::mail
