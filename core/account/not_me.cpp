// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/not_me.h"

#include "core/account/alert.h"
#include "core/account/plain_text.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::account {

namespace {

std::optional<int> enumerator(const QJsonObject& object, QStringView name, int last)
{
    const auto value = integerMember(object, name);
    return value && *value >= 0 && *value <= last ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

QJsonObject entryToJson(const NotMeEntry& entry)
{
    QJsonObject object{{QStringLiteral("state"), static_cast<int>(entry.state)},
                       {QStringLiteral("ended"), entry.ended},
                       {QStringLiteral("not_ended"), entry.notEnded},
                       {QStringLiteral("effective_at"), qint64{entry.effectiveAt}}};
    if (entry.failure)
        object.insert(QStringLiteral("failure"), static_cast<int>(*entry.failure));
    if (entry.session)
        object.insert(QStringLiteral("session"), static_cast<int>(*entry.session));
    return object;
}

std::optional<NotMeEntry> entryFromJson(const QJsonObject& object)
{
    const auto state = enumerator(object, u"state", static_cast<int>(StepState::skipped));
    if (!state)
        return std::nullopt;
    NotMeEntry entry{.state = static_cast<StepState>(*state),
                     .ended = static_cast<qsizetype>(integerMember(object, u"ended").value_or(0)),
                     .notEnded = static_cast<qsizetype>(integerMember(object, u"not_ended").value_or(0)),
                     .effectiveAt = integerMember(object, u"effective_at").value_or(0)};
    if (const auto failure = enumerator(object, u"failure", static_cast<int>(AccountProblem::abandoned)))
        entry.failure = static_cast<AccountProblem>(*failure);
    if (const auto session = enumerator(object, u"session", static_cast<int>(auth::SessionProblem::abandoned)))
        entry.session = static_cast<auth::SessionProblem>(*session);
    if (entry.state == StepState::running) {
        entry.state = StepState::waiting;
        entry.interrupted = true;
    }
    return entry;
}

} // namespace

NotMe NotMe::forAlert(const Alert& alert)
{
    NotMe steps;
    steps.m_sessionId = alert.sessionId;
    // A session that the alert says has ended needs no ending.
    if (alert.sessionId.isEmpty() || alert.kind == AlertKind::sessionEnded)
        steps.at(NotMeStep::endSession).state = StepState::notNeeded;
    return steps;
}

bool NotMe::isFinished() const
{
    return std::ranges::all_of(m_entries, [](const NotMeEntry& entry) {
        return entry.state == StepState::done || entry.state == StepState::pending
            || entry.state == StepState::notNeeded || entry.state == StepState::skipped;
    });
}

bool NotMe::start(NotMeStep step)
{
    const StepState state = entry(step).state;
    if (state != StepState::waiting && state != StepState::failed && state != StepState::skipped)
        return false;
    at(step) = {.state = StepState::running};
    return true;
}

bool NotMe::end(NotMeStep step, const NotMeEntry& result)
{
    if (entry(step).state != StepState::running)
        return false;
    at(step) = result;
    return true;
}

bool NotMe::succeed(NotMeStep step)
{
    return end(step, {.state = StepState::done});
}

bool NotMe::succeedLater(NotMeStep step, std::int64_t effectiveAt)
{
    return end(step, {.state = StepState::pending, .effectiveAt = effectiveAt});
}

bool NotMe::fail(NotMeStep step, const AccountError& why)
{
    NotMeEntry failed{.state = StepState::failed, .failure = why.what};
    if (why.session)
        failed.session = why.session->what;
    return end(step, failed);
}

bool NotMe::finishMany(NotMeStep step, const EndManyReport& report)
{
    NotMeEntry result{.ended = report.ended.size(), .notEnded = report.notEnded.size()};
    result.state = result.notEnded == 0 ? StepState::done : StepState::failed;
    if (result.notEnded != 0)
        result.failure = AccountProblem::noReceipt;
    return end(step, result);
}

bool NotMe::findNothing(NotMeStep step)
{
    return end(step, {.state = StepState::notNeeded});
}

bool maySkip(NotMeStep step, const NotMeEntry& entry)
{
    if (step == NotMeStep::endSession)
        return entry.state == StepState::failed && entry.failure == AccountProblem::ownSession;
    return entry.state == StepState::waiting || entry.state == StepState::failed;
}

bool NotMe::skip(NotMeStep step)
{
    if (!maySkip(step, entry(step)))
        return false;
    at(step) = {.state = StepState::skipped};
    return true;
}

QJsonObject NotMe::toJson() const
{
    QJsonArray entries;
    for (const auto& entry : m_entries)
        entries.append(entryToJson(entry));
    return {{QStringLiteral("session_id"), m_sessionId}, {QStringLiteral("entries"), entries}};
}

std::optional<NotMe> NotMe::fromJson(const QJsonObject& object)
{
    const auto entries = object.value(u"entries").toArray();
    NotMe steps;
    steps.m_sessionId = idMember(object, u"session_id");
    if (entries.size() != qsizetype(steps.m_entries.size()))
        return std::nullopt;
    for (std::size_t i = 0; i < steps.m_entries.size(); ++i) {
        const auto entry = entryFromJson(entries.at(qsizetype(i)).toObject());
        if (!entry)
            return std::nullopt;
        steps.m_entries[i] = *entry;
    }
    return steps;
}

} // namespace sallyport::account
