// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers as people type them, in the one form under which accounts are found, and what may be shown of a number.
//   normalisedIdentifier(" Trader@Practice.Example ") == "trader@practice.example"
//   normalisedIdentifier("+1 (555) 0100") == "+15550100"        maskedPhone("+4915112345621") == "+49 *** ** 21"
#pragma once

#include <QByteArrayView>
#include <QString>

namespace sallyport::service {

/// An e-mail address in lower case, a phone number in E.164 without its separators; anything else as it came, trimmed
/// and in lower case: it belongs to nobody, and finding that out takes the same way.
QString normalisedIdentifier(QByteArrayView utf8);

/// True for "+" and 7 to 15 digits.
bool isPhone(const QString& normalised);

/// True for what has a local part, one "@" and a domain, without white space.
bool isMailAddress(const QString& normalised);

/// Country code and the last two digits; the same length for every number.
QString maskedPhone(const QString& e164);

} // namespace sallyport::service
