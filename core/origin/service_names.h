// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceNames: what a service is called and where else it may be met, for judging links (link_report.h). The member
// "links" of a service profile; each of its members may be left out:
//   {"names": ["example"], "ordinary_names": ["example"], "login_words": ["mypage"], "disputed_domains":
//   ["example.biz"],
//    "store_entries": ["https://play.google.com/store/apps/details?id=com.example"],
//    "verification_page": "https://www.example.com/cert"}
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace sallyport::origin {

struct ServiceNames {
    QList<QString> names = {};           ///< 3 to 32 letters a-z and digits each; if none, the official domains' own
    QList<QString> ordinaryNames = {};   ///< those of the names that are words of everyday language: "kraken"
    QList<QString> loginWords = {};      ///< words of its own pages beside those of all sign-in pages; 3 to 32 a-z
    QList<QString> disputedDomains = {}; ///< claimed by the service and listed as imitations; with their sub-domains
    QList<QString> storeEntries = {};    ///< https addresses of its programs in stores
    QString verificationPage = {};       ///< where the service itself says what is its own; https; may be empty
};

enum class ServiceNamesError {
    malformed, ///< not an object, wrong types, too many, or a member with another name
    badDomain, ///< not a plain ASCII host name
    badWord,   ///< a name or word that is not as above
    badAddress ///< not an https address
};

/// Of a profile's object, where `links` may be missing. Limits: 10 names, 100 of each other.
Result<ServiceNames, ServiceNamesError> readServiceNames(const QJsonObject& profile);
/// The member `links`; empty if there is nothing to say.
QJsonObject serviceNamesToJson(const ServiceNames& names);

} // namespace sallyport::origin
