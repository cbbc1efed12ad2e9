// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/checks.h"

#include <algorithm>
#include <cstdlib>

namespace sallyport::system {

namespace {

constexpr qsizetype longestFact = 80;
/// One-time codes are good for one step of 30 s (RFC 6238).
constexpr qint64 farOff = 30;
constexpr qint64 off = 3;

} // namespace

QString shownText(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes.left(4 * longestFact)).left(longestFact);
    for (QChar& letter : text) {
        if (!letter.isPrint() || letter.category() == QChar::Other_Format || letter.isSurrogate())
            letter = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

Check checkKeyboard(WindowSystem windows, const Readers& readers)
{
    const auto finding = [&] {
        const bool wayland =
            !readers.environment("WAYLAND_DISPLAY").isEmpty() || readers.environment("XDG_SESSION_TYPE") == "wayland";
        switch (windows) {
        case WindowSystem::x11:
            return wayland ? Finding::x11UnderWayland : Finding::x11SharesKeys;
        case WindowSystem::wayland:
            return Finding::keysKeptApart;
        case WindowSystem::windows:
            return Finding::keysNotGuarded;
        case WindowSystem::other:
            return Finding::keysNotTold;
        case WindowSystem::byEnvironment:
            break;
        }
        // A terminal may be an X11 program under Wayland, which nobody tells.
        return wayland || readers.environment("DISPLAY").isEmpty() ? Finding::keysNotTold : Finding::x11SharesKeys;
    };
    return {.id = CheckId::keyboard, .finding = finding()};
}

Check checkClock(const Readers& readers, std::optional<std::chrono::seconds> offset)
{
    Check check{.id = CheckId::clock};
    if (offset) {
        check.seconds = offset->count();
        const qint64 distance = std::abs(std::clamp<qint64>(check.seconds, -farOff, farOff));
        check.finding = distance >= farOff ? Finding::clockFarOff
            : distance >= off              ? Finding::clockOff
                                           : Finding::clockRight;
        return check;
    }
    const auto kept = readers.clockKept();
    check.finding = !kept ? Finding::clockNotTold : *kept ? Finding::clockKept : Finding::clockNotKept;
    return check;
}

Check checkAccessibility(const BusFacts& bus)
{
    return {.id = CheckId::accessibility,
            .finding = !bus.assistive ? Finding::assistiveNotTold
                : *bus.assistive      ? Finding::assistiveProgramReads
                                      : Finding::noAssistiveProgram};
}

QList<Check> allChecks(const PreflightQuestion& question, const Readers& readers, const BusFacts& bus)
{
    const Programs programs = runningPrograms(readers);
    return {checkScreen(programs),
            checkRemoteControl(programs, readers, bus),
            checkKeyboard(question.windows, readers),
            checkLibraries(readers),
            checkDebugger(readers),
            checkRootCertificates(readers, question.caCertificatePem),
            checkHostsFile(readers, question.hosts),
            checkClock(readers, question.clockOffset),
            checkClipboard(programs, bus),
            checkAccessibility(bus)};
}

} // namespace sallyport::system
