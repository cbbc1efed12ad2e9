// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is let through of texts and ids from outside: short, without anything that moves, hides or joins other letters.
// Markup stays as the letters it is made of: show it as plain text only.
//   entry.deviceName = nameMember(object, u"device_name");
#pragma once

#include <QJsonObject>
#include <QString>

namespace sallyport::account {

inline constexpr qsizetype maxNameLength = 64;

/// At most `most` UTF-16 units of `text`, without control, format (bidi, zero-width), private, unassigned and line
/// breaking characters and without halves of pairs; at most three marks on a letter; white space trimmed and joined.
QString plainText(QStringView text, qsizetype most = maxNameLength);

/// True if plainText has nothing to take away from `text` and it is not empty.
bool isPlainText(QStringView text, qsizetype most = maxNameLength);

/// `text` if it is 1 to `most` printable ASCII characters without spaces, else empty: an id cut short is another id.
QString plainId(const QString& text, qsizetype most = 200);

/// The member through plainText or plainId; empty where it is not a string.
QString nameMember(const QJsonObject& object, QStringView name);
QString idMember(const QJsonObject& object, QStringView name);

} // namespace sallyport::account
