// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What runs beside this program, known by name. A program that hides behind another name is not seen.
#include "core/system/preflight/checks.h"

#include <algorithm>
#include <array>

namespace sallyport::system {

namespace {

constexpr qsizetype mostPrograms = 100'000;
constexpr qsizetype mostName = 64;
constexpr qsizetype mostArguments = 16 * 1024;
constexpr qsizetype mostFacts = 10;

enum class Kind { recorder, remoteRuns, remoteWaits, clipboardHistory };

struct Known {
    const char* name;     ///< as the kernel has it: the first 15 letters
    const char* shown;    ///< as people know it
    const char* argument; ///< must be among its arguments; null: it is enough that it runs
    Kind kind;
};

constexpr std::array known{
    Known{"obs", "OBS Studio", nullptr, Kind::recorder},
    Known{"simplescreenrec", "SimpleScreenRecorder", nullptr, Kind::recorder},
    Known{"kazam", "Kazam", nullptr, Kind::recorder},
    Known{"peek", "Peek", nullptr, Kind::recorder},
    Known{"kooha", "Kooha", nullptr, Kind::recorder},
    Known{"vokoscreenNG", "vokoscreenNG", nullptr, Kind::recorder},
    Known{"recordmydesktop", "recordMyDesktop", nullptr, Kind::recorder},
    Known{"wf-recorder", "wf-recorder", nullptr, Kind::recorder},
    Known{"wl-screenrec", "wl-screenrec", nullptr, Kind::recorder},
    Known{"gpu-screen-reco", "GPU Screen Recorder", nullptr, Kind::recorder},
    Known{"ffmpeg", "FFmpeg", "x11grab", Kind::recorder},
    Known{"ffmpeg", "FFmpeg", "kmsgrab", Kind::recorder},
    Known{"gst-launch-1.0", "GStreamer", "ximagesrc", Kind::recorder},
    Known{"x11vnc", "x11vnc", nullptr, Kind::remoteRuns},
    Known{"x0vncserver", "TigerVNC", nullptr, Kind::remoteRuns},
    Known{"x0tigervncserve", "TigerVNC", nullptr, Kind::remoteRuns},
    Known{"wayvnc", "wayvnc", nullptr, Kind::remoteRuns},
    Known{"vino-server", "Vino", nullptr, Kind::remoteRuns},
    Known{"krfb", "Krfb", nullptr, Kind::remoteRuns},
    Known{"sunshine", "Sunshine", nullptr, Kind::remoteRuns},
    Known{"TeamViewer_Desk", "TeamViewer", nullptr, Kind::remoteRuns},
    Known{"teamviewerd", "TeamViewer", nullptr, Kind::remoteWaits},
    Known{"anydesk", "AnyDesk", nullptr, Kind::remoteWaits},
    Known{"rustdesk", "RustDesk", nullptr, Kind::remoteWaits},
    Known{"gnome-remote-de", "GNOME Remote Desktop", nullptr, Kind::remoteWaits},
    Known{"krdpserver", "KRdp", nullptr, Kind::remoteWaits},
    Known{"chrome-remote-d", "Chrome Remote Desktop", nullptr, Kind::remoteWaits},
    Known{"remoting_me2me_", "Chrome Remote Desktop", nullptr, Kind::remoteWaits},
    Known{"nxserver.bin", "NoMachine", nullptr, Kind::remoteWaits},
    Known{"meshagent", "MeshCentral", nullptr, Kind::remoteWaits},
    Known{"copyq", "CopyQ", nullptr, Kind::clipboardHistory},
    Known{"klipper", "Klipper", nullptr, Kind::clipboardHistory},
    Known{"xfce4-clipman", "Clipman", nullptr, Kind::clipboardHistory},
    Known{"clipman", "clipman", nullptr, Kind::clipboardHistory},
    Known{"parcellite", "Parcellite", nullptr, Kind::clipboardHistory},
    Known{"clipit", "ClipIt", nullptr, Kind::clipboardHistory},
    Known{"diodon", "Diodon", nullptr, Kind::clipboardHistory},
    Known{"gpaste-daemon", "GPaste", nullptr, Kind::clipboardHistory},
    Known{"qlipper", "Qlipper", nullptr, Kind::clipboardHistory},
    Known{"greenclip", "greenclip", nullptr, Kind::clipboardHistory},
    Known{"clipse", "clipse", nullptr, Kind::clipboardHistory},
    Known{"wl-paste", "wl-paste", "--watch", Kind::clipboardHistory},
};

/// Histories that live in a desktop's panel have no process of their own.
struct KnownName {
    const char* busName;
    const char* shown;
};
constexpr std::array historyNames{
    KnownName{"org.kde.klipper", "Klipper"},     KnownName{"org.gnome.GPaste", "GPaste"},
    KnownName{"org.gnome.GPaste1", "GPaste"},    KnownName{"org.gnome.GPaste2", "GPaste"},
    KnownName{"com.github.hluk.copyq", "CopyQ"}, KnownName{"org.xfce.clipman", "Clipman"}};

bool needsArguments(const QByteArray& name)
{
    return std::ranges::any_of(known, [&](const Known& k) { return k.argument != nullptr && name == k.name; });
}

bool isNumber(const QByteArray& text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void add(QStringList& facts, const char* shown)
{
    const auto text = QString::fromLatin1(shown);
    if (facts.size() < mostFacts && !facts.contains(text))
        facts.append(text);
}

/// The names, of our own list and not of the process, of those that run.
QStringList found(const QList<RunningProgram>& programs, Kind kind)
{
    QStringList facts;
    for (const RunningProgram& program : programs) {
        for (const Known& k : known) {
            if (k.kind == kind && program.name == k.name
                && (k.argument == nullptr || program.arguments.split('\0').contains(k.argument)))
                add(facts, k.shown);
        }
    }
    return facts;
}

} // namespace

Programs runningPrograms(const Readers& readers)
{
    if (!readers.hasProc)
        return std::unexpected(Finding::notOnThisSystem);
    // A sandbox shows only what runs inside it.
    const auto sandbox = readers.file("/.flatpak-info", mostArguments);
    if (sandbox || sandbox.error() != ReadProblem::missing)
        return std::unexpected(Finding::processesHidden);
    const auto names = readers.folder("/proc", mostPrograms);
    if (!names)
        return std::unexpected(names.error() == ReadProblem::tooLarge ? Finding::tooManyProcesses
                                                                      : Finding::processesHidden);
    // The first process belongs to root: whoever cannot see it sees only their own (hidepid).
    if (!names->contains("1/"))
        return std::unexpected(Finding::processesHidden);
    QList<RunningProgram> programs;
    for (const QByteArray& each : *names) {
        if (readers.overdue())
            return std::unexpected(Finding::tooManyProcesses);
        if (!each.endsWith('/') || !isNumber(each.chopped(1)))
            continue;
        const auto name = readers.file("/proc/" + each + "comm", mostName);
        if (!name) {
            if (name.error() == ReadProblem::denied)
                return std::unexpected(Finding::processesHidden);
            continue; // ended meanwhile
        }
        RunningProgram program{.name = name->endsWith('\n') ? name->chopped(1) : *name, .arguments = {}};
        if (needsArguments(program.name))
            program.arguments = readers.file("/proc/" + each + "cmdline", mostArguments).value_or(QByteArray());
        programs.append(std::move(program));
    }
    return programs;
}

Check checkScreen(const Programs& programs)
{
    if (!programs)
        return {.id = CheckId::screen, .finding = programs.error()};
    const auto facts = found(*programs, Kind::recorder);
    return {.id = CheckId::screen,
            .finding = facts.isEmpty() ? Finding::noRecorderSeen : Finding::recorderRuns,
            .facts = facts};
}

Check checkRemoteControl(const Programs& programs, const Readers& readers, const BusFacts& bus)
{
    Check check{.id = CheckId::remoteControl};
    const bool overSsh = !readers.environment("SSH_CONNECTION").isEmpty() && !readers.environment("DISPLAY").isEmpty();
    if (bus.remoteSession.value_or(false) || !readers.environment("XRDP_SESSION").isEmpty() || overSsh) {
        check.finding = Finding::remoteSession;
    } else if (!programs) {
        check.finding = programs.error();
    } else if (const auto running = found(*programs, Kind::remoteRuns); !running.isEmpty()) {
        check.finding = Finding::remoteControlRuns;
        check.facts = running;
    } else if (const auto waiting = found(*programs, Kind::remoteWaits); !waiting.isEmpty()) {
        check.finding = Finding::remoteControlWaits;
        check.facts = waiting;
    } else {
        check.finding = Finding::noRemoteControlSeen;
    }
    return check;
}

Check checkClipboard(const Programs& programs, const BusFacts& bus)
{
    Check check{.id = CheckId::clipboard};
    if (programs)
        check.facts = found(*programs, Kind::clipboardHistory);
    for (const KnownName& each : historyNames) {
        if (bus.sessionNames && bus.sessionNames->contains(QString::fromLatin1(each.busName)))
            add(check.facts, each.shown);
    }
    check.finding = !check.facts.isEmpty() ? Finding::clipboardHistoryRuns
        : programs                         ? Finding::noClipboardHistorySeen
                                           : programs.error();
    return check;
}

} // namespace sallyport::system
