// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drills/drill_command.h"

#include "core/base/json.h"

#include <algorithm>
#include <iterator>

namespace sallyport::service {

namespace {

constexpr JsonLimits limits{.maxBytes = 1024, .maxDepth = 2};
constexpr qsizetype longestId = 128;

const std::pair<Drill, QByteArrayView> names[] = {{Drill::strangerSignsIn, "stranger_signs_in"},
                                                  {Drill::wrongCodes, "wrong_codes"},
                                                  {Drill::authenticatorLinked, "authenticator_linked"},
                                                  {Drill::addressChanged, "address_changed"},
                                                  {Drill::sessionCopied, "session_copied"},
                                                  {Drill::recoveryBegun, "recovery_begun"},
                                                  {Drill::phishingMessage, "phishing_message"}};

} // namespace

QByteArray nameOf(Drill drill)
{
    return std::ranges::find(names, drill, &std::pair<Drill, QByteArrayView>::first)->second.toByteArray();
}

QByteArray nameOf(DrillRefusal refusal)
{
    switch (refusal) {
    case DrillRefusal::badCommand:
        return "bad_command";
    case DrillRefusal::busy:
        return "busy";
    case DrillRefusal::passphraseChanged:
        return "passphrase_changed";
    case DrillRefusal::locked:
        return "locked";
    case DrillRefusal::noSession:
        return "no_session";
    case DrillRefusal::unavailable:
        break;
    }
    return "unavailable";
}

Result<DrillCommand, DrillRefusal> readDrillCommand(QByteArrayView line)
{
    const auto object = readJsonObject(line, limits);
    const auto name = object ? stringMember(*object, u"drill").value_or(QString()).toUtf8() : QByteArray();
    const auto* known = std::ranges::find(names, QByteArrayView(name), &std::pair<Drill, QByteArrayView>::second);
    if (known == std::end(names))
        return std::unexpected(DrillRefusal::badCommand);
    const QByteArray session = stringMember(*object, u"session").value_or(QString()).toUtf8();
    if (session.size() > longestId)
        return std::unexpected(DrillRefusal::badCommand);
    return DrillCommand{.drill = known->first, .sessionId = session};
}

} // namespace sallyport::service
