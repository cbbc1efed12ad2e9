// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/authenticators_api.h"

#include "core/otp/otpauth_uri.h"
#include "service/http/router.h"
#include "service/sign_in/device_proof.h"
#include "service/sign_in/totp_check.h"

namespace sallyport::service {

namespace {

constexpr std::size_t most = 10;
constexpr qsizetype keyBytes = 20; // RFC 4226 4: 160 bits recommended
constexpr std::int64_t offerSeconds = 600;
constexpr qsizetype maxNameBytes = 256;

} // namespace

void AuthenticatorsApi::offer(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](HttpRequest& asked, const Session& caller) { return offered(asked, caller); });
}

void AuthenticatorsApi::confirm(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](HttpRequest& asked, const Session& caller) { return confirmed(asked, caller); });
}

void AuthenticatorsApi::remove(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer), [this](const HttpRequest& asked, const Session& caller) {
        return removed(lastSegment(asked), caller);
    });
}

std::size_t AuthenticatorsApi::countOf(std::int64_t accountId)
{
    auto& store = m_context.parts.store;
    const auto waiting =
        std::ranges::count(store.pendingChanges.open(accountId), ChangeKind::authenticatorAdded, &PendingChange::kind);
    return store.authenticators.ofAccount(accountId).size() + std::size_t(waiting);
}

Secret AuthenticatorsApi::linkOf(std::int64_t accountId, const Secret& key)
{
    otp::OtpauthEntry entry;
    entry.issuer = QStringLiteral("Sallyport");
    entry.account = m_context.parts.store.accounts.identifiersOf(accountId).filter(QStringLiteral("@")).value(0);
    entry.parameters.key = key.clone();
    return otp::writeOtpauthUri(entry);
}

HttpAnswer AuthenticatorsApi::offered(HttpRequest& request, const Session& caller)
{
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    const auto form = Form::readJson(request, {{"name", maxNameBytes}});
    if (!form)
        return refusedForm(form.error());
    const QString name = QString::fromUtf8(form->value("name"));
    if (name.isEmpty() || cleanDeviceName(form->value("name")) != name)
        return accountError(400, "invalid_request");
    m_changes.settle(caller.accountId);
    if (countOf(caller.accountId) >= most)
        return accountError(409, "too_many");
    const OfferedAuthenticator offer{.id = randomToken(m_context.parts.random, 16),
                                     .accountId = caller.accountId,
                                     .sessionId = caller.id,
                                     .name = name,
                                     .expiresAt = m_context.now() + offerSeconds};
    const Secret key = Secret::random(m_context.parts.random, keyBytes);
    m_context.parts.store.authenticators.offer(offer, key);
    const Secret link = linkOf(caller.accountId, key);
    return jsonAnswer(200,
                      {{QStringLiteral("id"), QString::fromLatin1(offer.id)},
                       {QStringLiteral("otpauth"), QString::fromLatin1(link.view())},
                       {QStringLiteral("expires_at"), qint64{offer.expiresAt}}});
}

/// Whoever holds the offer knows its key: wrong codes are slips, and there is nothing to guess.
HttpAnswer AuthenticatorsApi::confirmed(HttpRequest& request, const Session& caller)
{
    auto& authenticators = m_context.parts.store.authenticators;
    if (auto refusal = AccountGuard::refuseShared(caller))
        return std::move(*refusal);
    const auto form = Form::readJson(request, {{"otp", 16}});
    if (!form)
        return refusedForm(form.error());
    const auto offer = authenticators.findOffer(caller.id, segmentBeforeLast(request));
    if (!offer || offer->expiresAt <= m_context.now())
        return accountError(404, "not_found");
    const auto key = authenticators.offeredKey(offer->id);
    const auto step = key ? matchingStep(*key, m_context.now(), form->value("otp")) : std::nullopt;
    if (!step)
        return accountError(403, "wrong_code");
    m_changes.settle(caller.accountId);
    if (countOf(caller.accountId) >= most)
        return accountError(409, "too_many");
    const Authenticator one{.id = offer->id, .name = offer->name, .addedAt = m_context.now()};
    auto answer = m_changes.make(caller, ChangeKind::authenticatorAdded, packed(one, *key));
    if (answer.status == 204)
        authenticators.useStep(caller.accountId, one.id, *step); // a code is good once
    if (answer.status < 300)
        authenticators.dropOffer(offer->id);
    return answer;
}

HttpAnswer AuthenticatorsApi::removed(const QByteArray& id, const Session& caller)
{
    auto& authenticators = m_context.parts.store.authenticators;
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    m_changes.settle(caller.accountId);
    const auto one = authenticators.find(caller.accountId, id);
    if (!one)
        return accountError(404, "not_found");
    if (authenticators.ofAccount(caller.accountId).size() == 1)
        return accountError(409, "last_authenticator");
    return m_changes.make(caller, ChangeKind::authenticatorRemoved, packed(*one, {}));
}

} // namespace sallyport::service
