// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/lease_messages.h"

#include "ui/text/breakable.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LeaseMessages)
};

/// What a page has room for.
constexpr qsizetype mostPaths = 8;

QString onePathALine(const QStringList& paths)
{
    QStringList lines;
    for (const auto& path : paths.first(std::min(paths.size(), mostPaths)))
        lines.append(breakable(path));
    if (paths.size() > mostPaths)
        lines.append(Words::tr("and %n more", nullptr, static_cast<int>(paths.size() - mostPaths)));
    return lines.join(u'\n');
}

} // namespace

Message silenceMessage(const account::LeaseState& state, std::int64_t nowSeconds)
{
    const auto here = [&](std::int64_t atService) {
        return momentText(atService - state.now + nowSeconds, nowSeconds);
    };
    const std::int64_t left = state.endsAt - state.now;
    return {Words::tr("The service has not heard from this computer since %1.").arg(here(state.heardAt)),
            left > 0 ? Words::tr("Unless it does, it ends this session at %1, in %2. Sallyport keeps trying; check the "
                                 "network.")
                           .arg(here(state.endsAt), countdownText(left))
                     : Words::tr("It has ended this session by now.")};
}

Message message(ClosedPart part)
{
    switch (part) {
    case ClosedPart::authenticator:
        return {
            Words::tr("Closed on a shared computer."),
            Words::tr("Codes and their keys are neither shown nor kept nor exported here: whoever looks over your "
                      "shoulder, or uses this computer after you, would have them. Use your phone, or a computer of "
                      "your own.")};
    case ClosedPart::safety:
        return {
            Words::tr("Closed on a shared computer."),
            Words::tr("What protects your account is changed from a computer of your own. The service takes no such "
                      "change from here, whoever asks for it.")};
    }
    return {};
}

QString filesLeftText(const account::LeftHere& left)
{
    const QString found = left.files.isEmpty()
        ? Words::tr("None")
        : Words::tr("Made or changed since this session began:") + u'\n' + onePathALine(left.files);
    return left.complete ? found : found + u'\n' + Words::tr("Not every folder could be looked at.");
}

QString filesBeforeText(const account::LeftHere& left)
{
    return left.filesBefore.isEmpty()
        ? QString()
        : Words::tr("There before this session began, and as they were:") + u'\n' + onePathALine(left.filesBefore);
}

QString keychainLeftText(const account::LeftHere& left)
{
    if (!left.keychainEntries)
        return Words::tr("Not known: this computer's keychain cannot be asked. Sallyport has written nothing there for "
                         "this session.");
    if (*left.keychainEntries == 0)
        return Words::tr("None");
    return left.keychainEntriesBefore == left.keychainEntries
        ? Words::tr("%n, as before this session", nullptr, *left.keychainEntries)
        : Words::tr("%n", nullptr, *left.keychainEntries);
}

} // namespace sallyport::ui
