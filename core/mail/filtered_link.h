// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mail filters of companies put links of their own in place of a message's: unfiltered gives back the one that was
// sent, so that a message is judged by that.
//   unfiltered(u"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.kucoin.com%2F&data=…");
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace sallyport::mail {

/// Of Microsoft's Safe Links, Proofpoint's URL Defense (second and third version), Barracuda, Cisco and Symantec, as
/// these write them; nothing for any other link, and for one that another program could read otherwise.
std::optional<QString> unfiltered(QStringView link);

} // namespace sallyport::mail
