// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/account_service_api.h"

#include "service/account/actions_api.h"
#include "service/account/alerts_token_api.h"
#include "service/account/authenticators_api.h"
#include "service/account/challenges_api.h"
#include "service/account/devices_api.h"
#include "service/account/lease_api.h"
#include "service/account/passcode_change.h"
#include "service/account/password_change.h"
#include "service/account/pending_changes_api.h"
#include "service/account/security_api.h"
#include "service/account/sessions_api.h"
#include "service/sign_in/challenge_endpoint.h"
#include "service/sign_in/revocation_endpoint.h"
#include "service/sign_in/token_endpoint.h"
#include "service/sign_in/unfinished_sign_ins.h"

namespace sallyport::service {

namespace {

constexpr std::int64_t daySeconds = 24 * 3600;
// How long what is over is kept: receipts for those who still hold a key, sign-ins for the person to look at.
constexpr std::int64_t endedSessionDays = 90;
constexpr std::int64_t historyDays = 90;
constexpr std::int64_t unknownHistoryDays = 2;

} // namespace

struct AccountServiceApi::Impl {
    Impl(SignInParts parts, ServiceSigner signer)
        : context(std::move(parts), std::move(signer)),
          challenge(context),
          token(context),
          revocation(context),
          sessions(context),
          challenges(context),
          lease(context),
          alertsToken(context),
          changes(context),
          passcodeCheck(context),
          devices(context, changes, passcodeCheck),
          security(context, changes),
          authenticators(context, changes),
          password(context, changes),
          passcode(context, changes, passcodeCheck),
          actions(context, changes, passcodeCheck),
          pending(context, changes)
    {
    }

    SignInContext context;
    ChallengeEndpoint challenge;
    TokenEndpoint token;
    RevocationEndpoint revocation;
    SessionsApi sessions;
    ChallengesApi challenges;
    LeaseApi lease;
    AlertsTokenApi alertsToken;
    AccountChanges changes;
    PasscodeCheck passcodeCheck;
    DevicesApi devices;
    SecurityApi security;
    AuthenticatorsApi authenticators;
    PasswordChange password;
    PasscodeChange passcode;
    ActionsApi actions;
    PendingChangesApi pending;
};

AccountServiceApi::AccountServiceApi(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

AccountServiceApi::~AccountServiceApi() = default;

Result<std::unique_ptr<AccountServiceApi>, StoreError> AccountServiceApi::create(SignInParts parts)
{
    auto signer = ServiceSigner::open(parts.store, parts.clock);
    if (!signer)
        return std::unexpected(signer.error());
    auto impl = std::make_unique<Impl>(std::move(parts), std::move(*signer));
    if (const auto begun = impl->lease.begin(); !begun)
        return std::unexpected(begun.error());
    return std::unique_ptr<AccountServiceApi>(new AccountServiceApi(std::move(impl)));
}

void AccountServiceApi::addRoutes(Router& router)
{
    // The handlers are called for as long as the router is: the composition keeps both.
    const auto add = [&](const char* method, const char* path, auto& endpoint, auto handler) {
        router.add(method, path, [&endpoint, handler](HttpRequest request, Answerer answer) {
            (endpoint.*handler)(std::move(request), std::move(answer));
        });
    };
    add("POST", "/oauth/challenge", m_impl->challenge, &ChallengeEndpoint::handle);
    add("POST", "/oauth/token", m_impl->token, &TokenEndpoint::handle);
    add("POST", "/oauth/revoke", m_impl->revocation, &RevocationEndpoint::handle);
    add("GET", "/account/v1/sessions", m_impl->sessions, &SessionsApi::list);
    add("DELETE", "/account/v1/sessions", m_impl->sessions, &SessionsApi::endOthers);
    add("DELETE", "/account/v1/sessions/*", m_impl->sessions, &SessionsApi::endOne);
    add("POST", "/account/v1/lease/heartbeat", m_impl->lease, &LeaseApi::heartbeat);
    add("POST", "/account/v1/alerts-token", m_impl->alertsToken, &AlertsTokenApi::handle);
    add("GET", "/account/v1/devices", m_impl->devices, &DevicesApi::list);
    add("PATCH", "/account/v1/devices/*", m_impl->devices, &DevicesApi::rename);
    add("DELETE", "/account/v1/devices/*", m_impl->devices, &DevicesApi::remove);
    add("GET", "/account/v1/challenges", m_impl->challenges, &ChallengesApi::list);
    add("POST", "/account/v1/devices/*/end", m_impl->devices, &DevicesApi::endLost);
    add("GET", "/account/v1/sign-ins", m_impl->security, &SecurityApi::signIns);
    add("GET", "/account/v1/security", m_impl->security, &SecurityApi::facts);
    add("POST", "/account/v1/security/password", m_impl->password, &PasswordChange::handle);
    add("POST", "/account/v1/security/authenticators", m_impl->authenticators, &AuthenticatorsApi::offer);
    add("POST", "/account/v1/security/authenticators/*/confirm", m_impl->authenticators, &AuthenticatorsApi::confirm);
    add("DELETE", "/account/v1/security/authenticators/*", m_impl->authenticators, &AuthenticatorsApi::remove);
    add("PUT", "/account/v1/security/anti-phishing-code", m_impl->security, &SecurityApi::setAntiPhishingCode);
    add("PUT", "/account/v1/security/passcode", m_impl->passcode, &PasscodeChange::handle);
    add("GET", "/account/v1/withdrawal-addresses", m_impl->actions, &ActionsApi::addresses);
    add("POST", "/account/v1/actions", m_impl->actions, &ActionsApi::begin);
    add("POST", "/account/v1/actions/*/approve", m_impl->actions, &ActionsApi::approve);
    add("GET", "/account/v1/pending-changes", m_impl->pending, &PendingChangesApi::list);
    add("DELETE", "/account/v1/pending-changes/*", m_impl->pending, &PendingChangesApi::cancel);
    add("POST", "/account/v1/pending-changes/*/approve", m_impl->pending, &PendingChangesApi::approve);
    router.add("GET", "/oauth/jwks", [this](const HttpRequest& request, Answerer answer) {
        auto refusal = m_impl->context.refuseFlood(request);
        answer(refusal ? std::move(*refusal) : jsonAnswer(200, m_impl->context.signer.jwks()));
    });
}

SignInContext& AccountServiceApi::context()
{
    return m_impl->context;
}

void AccountServiceApi::housekeeping()
{
    auto& context = m_impl->context;
    auto& store = context.parts.store;
    const auto now = context.now();
    // What fails now is tried again in a minute; the store has logged why.
    static_cast<void>(store.database.inTransaction([&] {
        m_impl->changes.settleAll();
        return Done{};
    }));
    static_cast<void>(store.database.inTransaction([&] {
        context.sessionEnd.endOverdue();
        tellUnfinishedSignIns(context);
        store.sessions.forgetEndedBefore(now - endedSessionDays * daySeconds);
        store.devices.forgetUnboundBefore(now - endedSessionDays * daySeconds);
        store.pendingChanges.forgetSettledBefore(now - historyDays * daySeconds);
        store.actions.forgetExpiredBefore(now - daySeconds);
        store.tokens.forgetExpiredBefore(now - daySeconds);
        store.authenticators.forgetOffersBefore(now);
        store.accounts.forgetTextsBefore(now - daySeconds);
        store.history.forgetBefore(now - historyDays * daySeconds, now - unknownHistoryDays * daySeconds);
        context.attempts.deleteForgotten();
        return Done{};
    }));
}

} // namespace sallyport::service
