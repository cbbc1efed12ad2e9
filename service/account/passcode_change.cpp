// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/passcode_change.h"

#include "core/base/passcode_digits.h"
#include "service/account/passcode_rules.h"

namespace sallyport::service {

namespace {

constexpr qsizetype maxField = 16;

/// What the request says by itself.
std::optional<HttpAnswer> refusedFields(const Form& form)
{
    const bool forgotten = form.has("forgotten");
    if (!isPasscode(form.value("passcode")) || (form.has("old_passcode") && !isPasscode(form.value("old_passcode")))
        || (forgotten && (form.value("forgotten") != "true" || form.has("old_passcode"))))
        return accountError(400, "invalid_request");
    if (isWeakPasscode(form.value("passcode")) || form.value("passcode") == form.value("old_passcode"))
        return accountError(400, "weak_passcode");
    return std::nullopt;
}

} // namespace

struct PasscodeChange::Wish {
    Session caller;
    Form form;
    Answerer answer;
    QByteArray hash = {};

    bool isForgotten() const { return form.has("forgotten"); }
    bool hasOld() const { return form.has("old_passcode"); }
};

void PasscodeChange::handle(HttpRequest request, Answerer given)
{
    auto answer = m_guard.withNonce(std::move(given));
    auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    if (auto refusal = m_guard.refuseStale(*caller))
        return answer(std::move(*refusal));
    auto form = Form::readJson(request, {{"passcode", maxField}, {"old_passcode", maxField}, {"forgotten", maxField}});
    if (!form)
        return answer(refusedForm(form.error()));
    if (auto refusal = refusedFields(*form))
        return answer(std::move(*refusal));
    auto wish = std::make_shared<Wish>(std::move(*caller), std::move(*form), std::move(answer));
    auto refusal = m_context.parts.store.database.inTransaction([&] { return refuse(*wish); });
    if (!refusal)
        return wish->answer(unavailable());
    if (*refusal)
        return wish->answer(std::move(**refusal));
    hash(wish);
}

/// Asked twice: what was so before the pool may not be so after it.
std::optional<HttpAnswer> PasscodeChange::refuse(const Wish& wish)
{
    m_changes.settle(wish.caller.accountId);
    const auto kept = m_context.parts.store.passcodes.find(wish.caller.accountId);
    if (!kept && (wish.hasOld() || wish.isForgotten()))
        return accountError(403, "passcode_not_set");
    if (!kept || wish.isForgotten())
        return std::nullopt;
    if (auto refusal = m_check.refuseLocked(wish.caller))
        return refusal;
    if (!wish.hasOld()) // nothing was tried, so nothing is counted
        return accountError(403, "passcode_needed");
    return std::nullopt;
}

void PasscodeChange::hash(const WishPtr& wish)
{
    const bool queued = m_context.parts.executor.inPool(
        [wish, &check = m_check] {
            wish->hash = check.hash(wish->caller.accountId, Secret::copyOf(wish->form.value("passcode")));
            return Done{};
        },
        [this, wish](Done) { go(wish); });
    if (!queued)
        wish->answer(unavailable());
}

void PasscodeChange::go(const WishPtr& wish)
{
    if (wish->hash.isEmpty())
        return wish->answer(unavailable());
    if (wish->hasOld())
        return m_check.run({.caller = wish->caller,
                            .passcode = Secret::copyOf(wish->form.value("old_passcode")),
                            .answer = std::move(wish->answer),
                            .before = [this, wish] { return refuse(*wish); },
                            .then = [this, wish] { return make(*wish); }});
    auto made = m_context.parts.store.database.inTransaction([&] {
        const auto caller = m_context.settledSession(wish->caller.id);
        if (!caller || caller->endedAt)
            return unavailable();
        auto refusal = refuse(*wish);
        return refusal ? std::move(*refusal) : make(*wish);
    });
    wish->answer(made ? std::move(*made) : unavailable());
}

HttpAnswer PasscodeChange::make(const Wish& wish)
{
    const auto when = wish.isForgotten() ? AccountChanges::When::later : AccountChanges::When::ifKnown;
    return m_changes.make(wish.caller, ChangeKind::passcode, Secret::copyOf(wish.hash), when);
}

} // namespace sallyport::service
