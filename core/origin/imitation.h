// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a host bears or resembles a service's name: each rule is one small function with its reason and an example;
// link_thresholds.h has their numbers. Every label is looked at, because most imitations stand on page builders.
//   auto found = findImitation(u"www.kuc0in-login.webflow.io"_s, wanted);
#pragma once

#include "core/origin/host_labels.h"
#include "core/origin/login_words.h"
#include "core/origin/name_match.h"

#include <optional>

namespace sallyport::origin {

/// An official host or domain, and how it is looked for within others.
struct EmbeddedHost {
    QString host;
    QString dashed; ///< "-www-kucoin-com-"
};
/// The longest first.
QList<EmbeddedHost> embeddedHosts(const QList<QString>& officials);

/// What is imitated: one service.
struct ImitatedService {
    QList<NamePattern> names = {};        ///< as people write them, a-z and digits
    QList<NamePattern> withLogin = {};    ///< each name with "login" right behind it
    QList<QByteArray> ordinaryNames = {}; ///< those of the names that are words of everyday language
    QList<NamePattern> others = {};       ///< other services' names, which explain hosts that only resemble this one
    QList<QByteArray> everydayWords = {}; ///< that the names could be taken for
    QList<QByteArray> wordsBefore = {};   ///< that end as a name begins
    QList<EmbeddedHost> hosts = {};
    LoginWords loginWords{{}};
};

struct Imitation {
    QList<FoundInLink> findings = {}; ///< the rule that decided first, then what supports it
    HostLabel label = {};             ///< where the name stands; without letters if no single label has it
    QByteArray name = {};             ///< of ImitatedService::names
    qsizetype begin = 0;              ///< the place in label.folded.letters
    qsizetype end = 0;
};

/// `host` as browsers read it, a name that is not official.
std::optional<Imitation> findImitation(const QString& host, const ImitatedService& service);

} // namespace sallyport::origin
