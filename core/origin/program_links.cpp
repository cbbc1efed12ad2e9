// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/program_links.h"

#include "core/origin/host_labels.h"
#include "core/origin/link_thresholds.h"
#include "core/origin/name_match.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace sallyport::origin {

namespace {

// Where programs are given away: stores, package registries, mirrors.
constexpr auto stores = std::to_array<QStringView>({
    u"play.google.com",
    u"apps.apple.com",
    u"itunes.apple.com",
    u"testflight.apple.com",
    u"apps.microsoft.com",
    u"chromewebstore.google.com",
    u"chrome.google.com",
    u"addons.mozilla.org",
    u"microsoftedge.microsoft.com",
    u"addons.opera.com",
    u"snapcraft.io",
    u"flathub.org",
    u"f-droid.org",
    u"galaxystore.samsung.com",
    u"apps.samsung.com",
    u"appgallery.huawei.com",
    u"appgallery.cloud.huawei.com",
    u"global.app.mi.com",
    u"amazon.com",
    u"apkpure.com",
    u"apkpure.net",
    u"apkmirror.com",
    u"apkcombo.com",
    u"uptodown.com",
    u"aptoide.com",
    u"softonic.com",
    u"malavida.com",
    u"filehippo.com",
    u"download.cnet.com",
    u"majorgeeks.com",
    u"sourceforge.net",
    u"github.com",
    u"gitlab.com",
    u"bitbucket.org",
    u"codeberg.org",
    u"npmjs.com",
    u"pypi.org",
    u"crates.io",
    u"rubygems.org",
    u"packagist.org",
    u"nuget.org",
    u"hub.docker.com",
    u"mvnrepository.com",
    u"chocolatey.org",
    u"formulae.brew.sh",
    u"aur.archlinux.org",
    u"marketplace.visualstudio.com",
    u"open-vsx.org",
    u"mediafire.com",
    u"mega.nz",
    u"dropbox.com",
    u"drive.google.com",
    u"raw.githubusercontent.com",
    u"objects.githubusercontent.com",
});

constexpr auto programEndings = std::to_array<QStringView>({
    u".apk",          u".apks", u".xapk", u".aab", u".ipa", u".exe",      u".msi",          u".msix",    u".appx",
    u".appinstaller", u".dmg",  u".pkg",  u".deb", u".rpm", u".appimage", u".snap",         u".flatpak", u".flatpakref",
    u".crx",          u".xpi",  u".jar",  u".bat", u".cmd", u".ps1",      u".vbs",          u".scr",     u".hta",
    u".iso",          u".sh",   u".run",  u".zip", u".rar", u".7z",       u".mobileconfig",
});

const QString https = QStringLiteral("https://");

QString pathOf(const QString& rest)
{
    const auto* end = std::ranges::find_if(rest, [](QChar c) { return c == u'?' || c == u'#'; });
    return QUrl::fromPercentEncoding(rest.first(end - rest.cbegin()).toUtf8());
}

QUrlQuery queryOf(const QString& rest)
{
    const qsizetype fragment = rest.indexOf(u'#');
    const QString before = fragment < 0 ? rest : rest.first(fragment);
    const qsizetype mark = before.indexOf(u'?');
    return QUrlQuery(mark < 0 ? QString() : before.sliced(mark + 1));
}

QString lastSegment(const QString& path)
{
    return path.section(u'/', -1, -1, QString::SectionSkipEmpty);
}

/// Stores put country and title before what counts: the last segment and, where the entry has them, query items.
bool isEntry(const QString& host, const QString& rest, const QString& entry)
{
    if (!entry.startsWith(https + host + u'/'))
        return false;
    const QUrl url(entry, QUrl::StrictMode);
    if (host != url.host() || lastSegment(pathOf(rest)) != lastSegment(url.path()))
        return false;
    const QUrlQuery query = queryOf(rest);
    const auto items = QUrlQuery(url).queryItems();
    return std::ranges::all_of(
        items, [&](const auto& item) { return query.allQueryItemValues(item.first) == QStringList{item.second}; });
}

bool isInStore(const QString& host)
{
    return std::ranges::any_of(stores, [&](QStringView store) { return isUnder(host, store); });
}

bool leadsToProgram(const QString& host, const QString& path)
{
    return isInStore(host) || std::ranges::any_of(programEndings, [&](QStringView ending) {
               return path.endsWith(ending, Qt::CaseInsensitive);
           });
}

} // namespace

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// A short name counts with no letter beside it: "/okx.apk", not "/lookxyz.apk".
bool standsAloneIn(const QByteArray& folded, const QByteArray& name)
{
    for (qsizetype at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1)) {
        const qsizetype end = at + name.size();
        if ((at == 0 || !isLetter(folded[at - 1])) && (end == folded.size() || !isLetter(folded[end])))
            return true;
    }
    return false;
}

/// The name itself in letters that look the same, wherever it begins.
bool looksLikeIn(const QByteArray& folded, const NamePattern& name)
{
    if (name.letters().size() < thresholds::shortestMisspelt)
        return standsAloneIn(folded, name.letters());
    return nearestPlace(folded, NamePattern::ofWord(name.letters())).cost == 0;
}

} // namespace

bool bearsName(const QString& rest, const QList<NamePattern>& names)
{
    if (rest.size() < 2)
        return false;
    const QByteArray folded = foldLabel(rest.contains(u'%') ? QUrl::fromPercentEncoding(rest.toUtf8()) : rest).letters;
    const std::uint64_t letters = lettersIn(folded);
    return std::ranges::any_of(
        names, [&](const NamePattern& name) { return name.costAtLeast(letters) == 0 && looksLikeIn(folded, name); });
}

bool isHostInStore(const QString& host)
{
    return isInStore(host) && std::ranges::find(stores, QStringView(host)) == stores.end();
}

ProgramLink programLink(const QString& host, const QString& rest, const QList<NamePattern>& names,
                        const QList<QString>& entries)
{
    if (rest.size() < 2)
        return ProgramLink::none;
    if (std::ranges::any_of(entries, [&](const QString& entry) { return isEntry(host, rest, entry); }))
        return ProgramLink::listed;
    return bearsName(rest, names) && leadsToProgram(host, pathOf(rest)) ? ProgramLink::elsewhere : ProgramLink::none;
}

} // namespace sallyport::origin
