// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/security_api.h"

#include "core/base/anti_phishing_rules.h"
#include "service/account/session_json.h"

namespace sallyport::service {

namespace {

constexpr int mostSignIns = 100;

QString nameOf(SignInOutcome outcome)
{
    switch (outcome) {
    case SignInOutcome::wrongCredentials:
        return QStringLiteral("wrong_credentials");
    case SignInOutcome::incomplete:
        return QStringLiteral("unfinished");
    case SignInOutcome::wrongCode:
        return QStringLiteral("wrong_code");
    case SignInOutcome::locked:
        return QStringLiteral("locked");
    case SignInOutcome::signedIn:
    case SignInOutcome::steppedUp: // everything was shown again
        break;
    }
    return QStringLiteral("signed_in");
}

} // namespace

void SecurityApi::facts(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest&, const Session& caller) { return factsOf(caller); });
}

void SecurityApi::setAntiPhishingCode(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](HttpRequest& asked, const Session& caller) { return codeSet(asked, caller); });
}

void SecurityApi::signIns(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest&, const Session& caller) { return signInsOf(caller); });
}

HttpAnswer SecurityApi::factsOf(const Session& caller)
{
    m_changes.settle(caller.accountId);
    const auto account = m_context.parts.store.accounts.find(caller.accountId);
    if (!account)
        return unavailable();
    QJsonArray authenticators;
    for (const auto& one : m_context.parts.store.authenticators.ofAccount(caller.accountId)) {
        authenticators.append(QJsonObject{{QStringLiteral("id"), QString::fromLatin1(one.id)},
                                          {QStringLiteral("name"), one.name},
                                          {QStringLiteral("added_at"), qint64{one.addedAt}}});
    }
    return jsonAnswer(
        200,
        {{QStringLiteral("password"), QJsonObject{{QStringLiteral("changed_at"), qint64{account->passwordChangedAt}}}},
         {QStringLiteral("anti_phishing_code"),
          QJsonObject{{QStringLiteral("set"), account->antiPhishingCodeChangedAt.has_value()},
                      {QStringLiteral("changed_at"), numberOrNull(account->antiPhishingCodeChangedAt)}}},
         {QStringLiteral("passcode"), passcodeOf(caller.accountId)},
         {QStringLiteral("authenticators"), authenticators}});
}

QJsonObject SecurityApi::passcodeOf(std::int64_t accountId)
{
    const auto kept = m_context.parts.store.passcodes.find(accountId);
    const auto lockedMs = kept ? kept->lockedUntilMs : 0;
    const bool isLocked = lockedMs > m_context.parts.clock.unixMs();
    return {{QStringLiteral("set"), kept.has_value()},
            {QStringLiteral("changed_at"), numberOrNull(kept ? std::optional(kept->changedAt) : std::nullopt)},
            {QStringLiteral("locked_until"),
             numberOrNull(isLocked ? std::optional((lockedMs + 999) / 1000) : std::nullopt)}};
}

HttpAnswer SecurityApi::codeSet(HttpRequest& request, const Session& caller)
{
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    const auto form = Form::readJson(request, {{"code", 4 * longestAntiPhishingCode}});
    if (!form)
        return refusedForm(form.error());
    if (!isAntiPhishingCode(QString::fromUtf8(form->value("code"))))
        return accountError(400, "invalid_request");
    m_changes.settle(caller.accountId);
    return m_changes.make(caller, ChangeKind::antiPhishingCode, Secret::copyOf(form->value("code")));
}

HttpAnswer SecurityApi::signInsOf(const Session& caller)
{
    QJsonArray list;
    for (const auto& record : m_context.parts.store.history.ofAccount(caller.accountId, mostSignIns)) {
        QJsonObject entry = {{QStringLiteral("id"), QString::fromLatin1(record.id)},
                             {QStringLiteral("at"), qint64{record.happenedAt}},
                             {QStringLiteral("outcome"), nameOf(record.outcome)},
                             {QStringLiteral("device_id"), textOrNull(record.deviceId)}};
        insertPlace(entry, record.address);
        list.append(entry);
    }
    return jsonAnswer(200, {{QStringLiteral("sign_ins"), list}});
}

} // namespace sallyport::service
