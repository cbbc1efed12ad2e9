// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// decodedText: bytes of a message as text, in whatever charset they claim.
//   decodedText(bytes, "windows-1251");
#pragma once

#include <QByteArray>
#include <QString>

namespace sallyport::mail {

/// Charsets that browsers do not know (Encoding Standard, 4.2), and wrong ones, are read as UTF-8 where it is that,
/// else as Latin-1: nothing of the ASCII in it is lost.
QString decodedText(const QByteArray& bytes, const QByteArray& charset);

/// False for a charset in which programs that know it read another text than decodedText does.
bool isKnownCharset(const QByteArray& charset);

} // namespace sallyport::mail
