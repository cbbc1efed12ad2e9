// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as people write and see them: in a link's text, in a "mailto:", in a sentence.
//   shownAddresses(QStringLiteral("Visit:www.kucoin.com.")); // {"www.kucoin.com"}
#pragma once

#include <QStringList>

#include <optional>

namespace sallyport::mail {

/// "www.kucoin.com/x": letters with a dot before anything else; not "page.html" or "a/b.c".
bool beginsWithHost(QStringView text);

/// The addresses that a link's text shows, whatever signs stand around them and whatever nobody sees inside them; at
/// most 10.
QStringList shownAddresses(const QString& text);

/// The domains of the people that a "mailto:" link writes to; at most 10.
QStringList mailDomains(const QString& target);

/// A word of a text that mail programs make a link of because it ends like a host, or the host behind its "@"; nothing
/// for a file's name, or where the next sentence begins right behind a dot.
std::optional<QString> bareHost(const QString& word);

} // namespace sallyport::mail
