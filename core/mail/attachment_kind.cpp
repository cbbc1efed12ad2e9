// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/attachment_kind.h"

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxEndingLength = 16;

template <std::size_t N>
bool isOneOf(const QString& ending, const std::array<QStringView, N>& endings)
{
    return std::ranges::find(endings, ending) != endings.end();
}

} // namespace

QString fileEnding(const char* fileName)
{
    QString name = QString::fromUtf8(fileName).trimmed().toLower();
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    const qsizetype dot = name.lastIndexOf(u'.');
    QString ending = dot < 0 ? QString() : name.sliced(dot + 1);
    ending.removeIf([](QChar c) { return !((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')); });
    return ending.left(maxEndingLength);
}

AttachmentKind attachmentKind(const QString& ending)
{
    static constexpr auto pages =
        std::to_array<QStringView>({u"html", u"htm", u"xhtml", u"xht", u"shtml", u"mht", u"mhtml", u"svg"});
    // Without the dashes of "library-ms" and the like.
    static constexpr auto programs = std::to_array<QStringView>({u"exe",          u"scr",
                                                                 u"com",          u"pif",
                                                                 u"cpl",          u"bat",
                                                                 u"cmd",          u"ps1",
                                                                 u"vbs",          u"vbe",
                                                                 u"js",           u"jse",
                                                                 u"wsf",          u"wsh",
                                                                 u"hta",          u"msi",
                                                                 u"msix",         u"msc",
                                                                 u"appinstaller", u"application",
                                                                 u"lnk",          u"url",
                                                                 u"reg",          u"libraryms",
                                                                 u"searchms",     u"settingcontentms",
                                                                 u"iso",          u"img",
                                                                 u"vhd",          u"vhdx",
                                                                 u"dmg",          u"pkg",
                                                                 u"app",          u"command",
                                                                 u"mobileconfig", u"apk",
                                                                 u"jar",          u"deb",
                                                                 u"rpm",          u"appimage",
                                                                 u"sh",           u"desktop",
                                                                 u"chm",          u"one",
                                                                 u"crx",          u"xll",
                                                                 u"docm",         u"dotm",
                                                                 u"xlsm",         u"xlsb",
                                                                 u"pptm"});
    static constexpr auto archives =
        std::to_array<QStringView>({u"zip", u"rar", u"7z", u"cab", u"ace", u"tar", u"gz", u"tgz", u"bz2", u"xz"});
    static constexpr auto messages = std::to_array<QStringView>({u"eml", u"msg"});
    static constexpr auto sealed = std::to_array<QStringView>({u"p7m", u"gpg", u"pgp", u"asc"});
    if (isOneOf(ending, pages))
        return AttachmentKind::page;
    if (isOneOf(ending, programs))
        return AttachmentKind::program;
    if (isOneOf(ending, archives))
        return AttachmentKind::archive;
    if (isOneOf(ending, messages))
        return AttachmentKind::message;
    return isOneOf(ending, sealed) ? AttachmentKind::sealed : AttachmentKind::other;
}

} // namespace sallyport::mail
