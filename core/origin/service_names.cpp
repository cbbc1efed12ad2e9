// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/service_names.h"

#include "core/base/json.h"
#include "core/origin/origin.h"

#include <QJsonArray>

#include <algorithm>

namespace sallyport::origin {

namespace {

constexpr qsizetype mostOfEach = 100;
constexpr qsizetype mostNames = 10; // each takes time to prepare, and with every link
constexpr qsizetype longestWord = 32;
constexpr qsizetype longestAddress = 256;
constexpr qsizetype shortestName = 3;
constexpr qsizetype shortestWord = 3;

const QString linksMember = QStringLiteral("links");
const QString namesMember = QStringLiteral("names");
const QString ordinaryMember = QStringLiteral("ordinary_names");
const QString wordsMember = QStringLiteral("login_words");
const QString disputedMember = QStringLiteral("disputed_domains");
const QString storesMember = QStringLiteral("store_entries");
const QString pageMember = QStringLiteral("verification_page");

bool isWord(const QString& text, qsizetype shortest)
{
    return text.size() >= shortest && text.size() <= longestWord
        && std::ranges::all_of(text, [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); });
}

bool isAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
    const auto origin = Origin::parse(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toString());
    return plain && text.size() <= longestAddress && url.isValid() && origin && origin->contains(url);
}

/// The member's strings, all of which pass `good`.
template <typename Good>
Result<QList<QString>, ServiceNamesError> readList(const QJsonObject& links, const QString& member, Good good,
                                                   ServiceNamesError otherwise)
{
    if (!links.contains(member))
        return QList<QString>();
    const auto list = stringListMember(links, member);
    if (!list || list->size() > mostOfEach)
        return std::unexpected(ServiceNamesError::malformed);
    if (!std::ranges::all_of(*list, good))
        return std::unexpected(otherwise);
    return *list;
}

bool hasOnlyKnownMembers(const QJsonObject& links)
{
    const QStringList members = links.keys();
    return std::ranges::all_of(members, [](const QString& member) {
        return QStringList{namesMember, ordinaryMember, wordsMember, disputedMember, storesMember, pageMember}.contains(
            member);
    });
}

} // namespace

Result<ServiceNames, ServiceNamesError> readServiceNames(const QJsonObject& profile)
{
    if (!profile.contains(linksMember))
        return ServiceNames{};
    const QJsonObject links = profile.value(linksMember).toObject();
    if (!profile.value(linksMember).isObject() || !hasOnlyKnownMembers(links))
        return std::unexpected(ServiceNamesError::malformed);
    const auto names = readList(
        links, namesMember, [](const QString& n) { return isWord(n, shortestName); }, ServiceNamesError::badWord);
    const auto ordinary = readList(
        links, ordinaryMember, [&](const QString& n) { return names && names->contains(n); },
        ServiceNamesError::badWord);
    const auto words = readList(
        links, wordsMember, [](const QString& w) { return isWord(w, shortestWord); }, ServiceNamesError::badWord);
    const auto disputed = readList(
        links, disputedMember, [](const QString& d) { return isHostName(d) && d == d.toLower(); },
        ServiceNamesError::badDomain);
    const auto stores = readList(links, storesMember, isAddress, ServiceNamesError::badAddress);
    if (names && names->size() > mostNames)
        return std::unexpected(ServiceNamesError::malformed);
    for (const auto* list : {&names, &ordinary, &words, &disputed, &stores}) {
        if (!*list)
            return std::unexpected(list->error());
    }
    const QString page = stringMember(links, pageMember).value_or(QString());
    if (links.contains(pageMember) && !isAddress(page))
        return std::unexpected(ServiceNamesError::badAddress);
    return ServiceNames{.names = *names,
                        .ordinaryNames = *ordinary,
                        .loginWords = *words,
                        .disputedDomains = *disputed,
                        .storeEntries = *stores,
                        .verificationPage = page};
}

QJsonObject serviceNamesToJson(const ServiceNames& names)
{
    QJsonObject links;
    const auto add = [&](const QString& member, const QList<QString>& list) {
        if (!list.isEmpty())
            links.insert(member, QJsonArray::fromStringList(list));
    };
    add(namesMember, names.names);
    add(ordinaryMember, names.ordinaryNames);
    add(wordsMember, names.loginWords);
    add(disputedMember, names.disputedDomains);
    add(storesMember, names.storeEntries);
    if (!names.verificationPage.isEmpty())
        links.insert(pageMember, names.verificationPage);
    return links;
}

} // namespace sallyport::origin
