// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who else has a hand in this program's memory: libraries put into it, and programs that may look into it.
#include "core/system/preflight/checks.h"

#include <algorithm>
#include <array>

namespace sallyport::system {

namespace {

constexpr qsizetype mostPreload = 64 * 1024;
constexpr qsizetype mostMaps = 8 * 1024 * 1024;
constexpr qsizetype mostStatus = 64 * 1024;
constexpr qsizetype mostFacts = 10;

/// Where packages and the kernel keep code, that only an administrator writes to.
constexpr std::array ownPrefixes{"/usr/", "/lib/",  "/lib32/",     "/lib64/",    "/libx32/",
                                 "/app/", "/snap/", "/nix/store/", "/gnu/store/"};

void add(QStringList& facts, const QByteArray& fact)
{
    const QString text = shownText(fact);
    if (!fact.isEmpty() && facts.size() < mostFacts && !facts.contains(text))
        facts.append(text);
}

/// Names out of a list that white space and colons separate, as the dynamic linker reads it.
void addNames(QStringList& facts, QByteArray list)
{
    for (char& letter : list) {
        if (letter == ':' || letter == '\n' || letter == '\t' || letter == '\r')
            letter = ' ';
    }
    for (const QByteArray& each : list.split(' '))
        add(facts, each);
}

bool isOwn(const QByteArray& path, const QByteArray& programFolder)
{
    return std::ranges::any_of(ownPrefixes, [&](const char* prefix) { return path.startsWith(prefix); })
        || (!programFolder.isEmpty() && path.startsWith(programFolder + '/'));
}

/// Files with code that are mapped and are neither the system's nor the program's.
QStringList foreignCode(const QByteArray& maps, const QByteArray& programFolder)
{
    QStringList facts;
    for (const QByteArray& line : maps.split('\n')) {
        // "7f00-7f01 r-xp 00000000 08:01 123    /path with spaces"
        const qsizetype path = line.indexOf('/');
        const qsizetype rights = line.indexOf(' ') + 1;
        if (path < 0 || rights == 0 || line.size() < rights + 3 || line.at(rights + 2) != 'x')
            continue;
        if (const QByteArray file = line.mid(path); !isOwn(file, programFolder))
            add(facts, file);
    }
    return facts;
}

/// /etc/ld.so.preload without its comments.
QByteArray withoutComments(const QByteArray& text)
{
    QByteArray rest;
    for (const QByteArray& line : text.split('\n'))
        rest += line.left(line.indexOf('#') < 0 ? line.size() : line.indexOf('#')) + '\n';
    return rest;
}

} // namespace

Check checkLibraries(const Readers& readers)
{
    Check check{.id = CheckId::libraries};
    const auto is = [&check](Finding finding) {
        check.finding = finding;
        return check;
    };
    for (const char* name : {"LD_PRELOAD", "LD_AUDIT", "DYLD_INSERT_LIBRARIES"})
        addNames(check.facts, readers.environment(name));
    if (!check.facts.isEmpty())
        return is(Finding::preloadSet);
    if (!readers.hasProc)
        return is(Finding::notOnThisSystem);

    const auto preload = readers.file("/etc/ld.so.preload", mostPreload);
    if (preload)
        addNames(check.facts, withoutComments(*preload));
    else if (preload.error() != ReadProblem::missing)
        return is(Finding::librariesNotTold);
    if (!check.facts.isEmpty())
        return is(Finding::systemPreload);

    const auto maps = readers.file("/proc/self/maps", mostMaps);
    if (!maps)
        return is(Finding::librariesNotTold);
    check.facts = foreignCode(*maps, readers.programFolder);
    if (!check.facts.isEmpty())
        return is(Finding::foreignCode);
    for (const char* name : {"LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "GTK_MODULES"}) {
        if (!readers.environment(name).isEmpty())
            add(check.facts, name);
    }
    return is(check.facts.isEmpty() ? Finding::noForeignCode : Finding::searchPathSet);
}

Check checkDebugger(const Readers& readers)
{
    Check check{.id = CheckId::debugger};
    const auto is = [&check](Finding finding) {
        check.finding = finding;
        return check;
    };
    if (!readers.hasProc)
        return is(Finding::notOnThisSystem);
    const auto status = readers.file("/proc/self/status", mostStatus);
    const QByteArray label = "TracerPid:";
    const qsizetype at = status ? ('\n' + *status).indexOf('\n' + label) : -1;
    if (at < 0)
        return is(Finding::debuggerNotTold);
    const QByteArray line = status->mid(at, status->indexOf('\n', at) - at);
    bool isNumber = false;
    const int tracer = line.mid(label.size()).trimmed().toInt(&isNumber);
    if (!isNumber || tracer < 0)
        return is(Finding::debuggerNotTold);
    if (tracer > 0) {
        add(check.facts, readers.file("/proc/" + QByteArray::number(tracer) + "/comm", 64).value_or("?").trimmed());
        return is(Finding::traced);
    }
    if (readers.closedToOthers().value_or(false))
        return is(Finding::closedToOthers);
    const auto scope = readers.file("/proc/sys/kernel/yama/ptrace_scope", 64);
    if (!scope)
        return is(scope.error() == ReadProblem::missing ? Finding::othersMayTrace : Finding::debuggerNotTold);
    const QByteArray value = scope->trimmed();
    if (value == "0")
        return is(Finding::othersMayTrace);
    return is(value == "1" || value == "2" || value == "3" ? Finding::onlyParentsTrace : Finding::debuggerNotTold);
}

} // namespace sallyport::system
