// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// findTextLinks: what mail programs make links of in running text, where nothing marks it as one.
//   findTextLinks(u"See https://www.kucoin.com/x, or www.kucoin.com.", 100, links); // two more
#pragma once

#include "core/mail/message_values.h"

#include <QStringView>

namespace sallyport::mail {

/// Adds to `links`; false if there were more than fit into `most`. Linear.
bool findTextLinks(QStringView text, qsizetype most, QList<MessageLink>& links);

} // namespace sallyport::mail
