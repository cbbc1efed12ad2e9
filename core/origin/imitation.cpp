// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/imitation.h"

#include "core/origin/link_thresholds.h"
#include "core/origin/login_words.h"

#include <algorithm>

namespace sallyport::origin {

namespace {

QString text(const QByteArray& letters)
{
    return QString::fromLatin1(letters);
}

/// Where a place in the squeezed letters stands in the folded ones.
void place(Imitation& found, const HostLabel& label, qsizetype begin, qsizetype end)
{
    found.label = label;
    const bool own = label.squeezedFrom.isEmpty();
    found.begin = own ? begin : label.squeezedFrom.value(begin);
    found.end = own ? end : label.squeezedFrom.value(end - 1) + 1;
}

/// The name as it is. "kucoin.xyz", "kucoin-login.webflow.io", "mykucoin.com": nobody else has a reason for it.
std::optional<Imitation> nameItself(const HostLabel& label, const QByteArray& name)
{
    const qsizetype at = label.folded.letters.indexOf(name);
    if (at < 0)
        return std::nullopt;
    const QString& plain = label.ascii;
    const LinkFinding finding = plain == text(name) ? LinkFinding::nameAsLabel
        : plain.contains(text(name))                ? LinkFinding::nameInLabel
                                                    : LinkFinding::nameLookalike;
    return Imitation{{{finding, plain}}, label, name, at, at + name.size()};
}

/// The name with dashes in it: "ku-coin.com".
std::optional<Imitation> nameWithDashes(const HostLabel& label, const QByteArray& name)
{
    const qsizetype at = label.squeezed.indexOf(name);
    if (at < 0)
        return std::nullopt;
    Imitation found{.findings = {{LinkFinding::nameSplit, label.ascii}}, .name = name};
    place(found, label, at, at + name.size());
    return found;
}

/// The name with slips: "kuccoin.com", "kucion-logi.godaddysites.com".
std::optional<Imitation> nameWithSlips(const HostLabel& label, const QByteArray& name, int most)
{
    if (name.size() < thresholds::shortestMisspelt)
        return std::nullopt;
    const NamePlace nearest = nearestPlace(label.squeezed, name);
    if (nearest.cost > most)
        return std::nullopt;
    Imitation found{
        .findings = {{nearest.cost == 0 ? LinkFinding::nameLookalike : LinkFinding::nameMisspelt, label.ascii}},
        .name = name};
    place(found, label, nearest.begin, nearest.end);
    return found;
}

} // namespace

std::optional<Imitation> findImitation(const QString& host, const ImitatedService& service)
{
    const QList<HostLabel> labels = labelsOf(host);
    for (const QByteArray& name : service.names) {
        for (const HostLabel& label : labels) {
            auto found = nameItself(label, name);
            if (!found)
                found = nameWithDashes(label, name);
            if (!found)
                found = nameWithSlips(label, name, thresholds::withinPart);
            if (found)
                return found;
        }
    }
    return std::nullopt;
}

} // namespace sallyport::origin
