// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readFromField: the From header's one address, where there is only one way to read it; more than that RFC 5322 allows,
// and programs differ about it.
//   readFromField("KuCoin <no-reply@kucoin.com>"); // no-reply@kucoin.com
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sallyport::mail {

/// "Name <local@domain>", "\"Name\" <local@domain>" or "local@domain"; nothing for lists, groups, comments, routes,
/// quoted local parts, a name with an address or a sign of the grammar in it, or a domain that is not a plain host
/// name.
std::optional<QString> readFromField(QByteArrayView value);

} // namespace sallyport::mail
