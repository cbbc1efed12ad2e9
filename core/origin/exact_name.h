// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for a name that stands in a host letter by letter: as it is, divided by dashes or dots, or cut short. Those
// that count slips are in imitation.cpp.
//   auto found = findExactName(u"ku-coin.example"_s, labelsOf(u"ku-coin.example"_s), pattern, service);
#pragma once

#include "core/origin/imitation.h"

namespace sallyport::origin {

/// The first of `labels`, which are the host's, where a rule finds the name.
std::optional<Imitation> findExactName(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                                       const ImitatedService& service);

/// "otakucoin.example" begins with a word of its own, which ends as the name begins.
bool beginsInWord(const QByteArray& letters, qsizetype begin, const NamePattern& name, const QList<QByteArray>& words);

/// With one finding, whose part is the label; its place is not set.
Imitation foundIn(const HostLabel& label, LinkFinding finding, const QByteArray& name);

} // namespace sallyport::origin
