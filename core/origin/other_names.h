// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of other services (resources/links/other_services.txt) and everyday words, so that an imitation of one service
// is not blamed on another, and honest words on none.
//   const QList<NamePattern> others = otherNames({"kucoin"});
#pragma once

#include "core/origin/host_labels.h"
#include "core/origin/name_match.h"

#include <QList>

namespace sallyport::origin {

/// All but those that contain one of `own` or are contained in one.
QList<NamePattern> otherNames(const QList<QByteArray>& own);
/// Words that a name could be taken for, of five letters or more: "finance" for "binance".
QList<QByteArray> everydayWordsNear(const QList<NamePattern>& names);
/// Words that end as a name of two parts begins: "otaku" for "kucoin".
QList<QByteArray> everydayWordsBefore(const QList<NamePattern>& names);

/// True if another name explains the host better than the slips of `place` in its label `own`:
/// "coinbase-login.webflow.io" has a "coin" with something before it, but is nearer to "coinbase".
bool isExplainedByOther(const QList<HostLabel>& labels, const HostLabel& own, const NamePlace& place,
                        const QList<NamePattern>& others);

} // namespace sallyport::origin
