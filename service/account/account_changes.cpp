// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/account_changes.h"

namespace sallyport::service {

HttpAnswer AccountChanges::make(const Session& caller, ChangeKind kind, const Secret& content, When when)
{
    if (const auto wait = m_rate.take(QByteArray::number(qlonglong(caller.accountId)) + ':' + caller.deviceId))
        return tooManyRequests(*wait);
    const auto now = m_context.now();
    PendingChange change{.id = randomToken(m_context.parts.random, 16),
                         .accountId = caller.accountId,
                         .kind = kind,
                         .beganAt = now,
                         .effectiveAt = now,
                         .bySession = caller.id,
                         .byDevice = caller.deviceId,
                         .address = caller.address};
    if (when == When::ifKnown && !m_newcomers.isNewcomer(caller)) {
        cancelOthers(change, content, false);
        putInForce(change, content);
        return {.status = 204};
    }
    change.effectiveAt += m_context.parts.limits.newcomerSeconds;
    begin(change, content);
    return jsonAnswer(202,
                      {{QStringLiteral("pending"), QString::fromLatin1(change.id)},
                       {QStringLiteral("effective_at"), qint64{change.effectiveAt}}});
}

/// Takes the place of the same device's earlier one, and of no other's.
void AccountChanges::begin(const PendingChange& change, const Secret& content)
{
    cancelOthers(change, content, true);
    m_context.parts.store.pendingChanges.add(change, content);
    note(AuditEvent::changeBegan, change);
    tell(AccountEventKind::pendingChangeBegan, change, nameIn(change));
}

void AccountChanges::settle(std::int64_t accountId)
{
    for (const auto& change : m_context.parts.store.pendingChanges.open(accountId)) {
        if (isOrphaned(change))
            cancel(change);
        else if (change.effectiveAt <= m_context.now())
            finish(change);
    }
}

void AccountChanges::settleAll()
{
    for (const auto accountId : m_context.parts.store.pendingChanges.accountsWithOpen())
        settle(accountId);
}

void AccountChanges::approve(const PendingChange& change)
{
    if (const auto content = m_context.parts.store.pendingChanges.content(change.id))
        cancelOthers(change, *content, false);
    finish(change);
}

void AccountChanges::cancel(const PendingChange& change)
{
    const QString name = nameIn(change);
    if (!m_context.parts.store.pendingChanges.settle(change.id, ChangeOutcome::cancelled, m_context.now()))
        return;
    note(AuditEvent::changeCancelled, change);
    tell(AccountEventKind::pendingChangeCancelled, change, name);
}

void AccountChanges::finish(const PendingChange& change)
{
    auto& pending = m_context.parts.store.pendingChanges;
    const auto content = pending.content(change.id);
    if (content && pending.settle(change.id, ChangeOutcome::inForce, m_context.now()))
        putInForce(change, *content);
}

void AccountChanges::putInForce(const PendingChange& change, const Secret& content)
{
    switch (change.kind) {
    case ChangeKind::password:
        return putPasswordInForce(change, content);
    case ChangeKind::antiPhishingCode:
        m_context.parts.store.accounts.changeAntiPhishingCode(change.accountId, content, m_context.now());
        note(AuditEvent::antiPhishingCodeChanged, change);
        return tell(AccountEventKind::antiPhishingCodeChanged, change);
    case ChangeKind::authenticatorAdded:
    case ChangeKind::authenticatorRemoved:
        return putAuthenticatorInForce(change, content);
    case ChangeKind::passcode:
        return putPasscodeInForce(change, content);
    case ChangeKind::addressAdded:
    case ChangeKind::addressRemoved:
        return putPlaceInForce(change, content);
    }
}

void AccountChanges::putPasswordInForce(const PendingChange& change, const Secret& hash)
{
    auto& store = m_context.parts.store;
    store.accounts.changePassword(change.accountId, hash.view().toByteArray(), m_context.now());
    // Who has shown the old one and is not in yet begins anew. Sessions stay: the person ends them.
    store.tokens.forgetUnusedCodes(change.accountId);
    m_context.authSessions.forgetProven(change.accountId);
    note(AuditEvent::passwordChanged, change);
    tell(AccountEventKind::passwordChanged, change);
}

/// What is gone already, or would be the last one to go, is told to nobody.
void AccountChanges::putAuthenticatorInForce(const PendingChange& change, const Secret& content)
{
    auto& authenticators = m_context.parts.store.authenticators;
    auto [one, key] = unpacked(content);
    if (change.kind == ChangeKind::authenticatorRemoved) {
        if (!authenticators.remove(change.accountId, one.id))
            return;
        note(AuditEvent::authenticatorRemoved, change);
        return tell(AccountEventKind::authenticatorRemoved, change, one.name);
    }
    one.addedAt = m_context.now();
    authenticators.add(change.accountId, one, key);
    note(AuditEvent::authenticatorAdded, change);
    tell(AccountEventKind::authenticatorAdded, change, one.name);
}

void AccountChanges::putPasscodeInForce(const PendingChange& change, const Secret& hash)
{
    auto& passcodes = m_context.parts.store.passcodes;
    const bool isFirst = !passcodes.find(change.accountId);
    passcodes.set(change.accountId, hash.view().toByteArray(), m_context.now());
    note(AuditEvent::passcodeChanged, change);
    tell(isFirst ? AccountEventKind::passcodeSet : AccountEventKind::passcodeChanged, change);
}

/// What is there already, or gone already, is told to nobody.
void AccountChanges::putPlaceInForce(const PendingChange& change, const Secret& content)
{
    auto& store = m_context.parts.store;
    const auto place = moneyPlaceFrom(content);
    if (!place)
        return store.database.fail();
    const bool adds = change.kind == ChangeKind::addressAdded;
    const bool changed = adds
        ? store.withdrawalAddresses.add(
              change.accountId,
              {.id = randomToken(m_context.parts.random, 16), .place = *place, .addedAt = m_context.now()})
        : store.withdrawalAddresses.remove(change.accountId, *place);
    if (!changed)
        return;
    note(adds ? AuditEvent::addressAdded : AuditEvent::addressRemoved, change);
    tell(adds ? AccountEventKind::withdrawalAddressAdded : AccountEventKind::withdrawalAddressRemoved, change, {},
         *place);
}

void AccountChanges::cancelOthers(const PendingChange& change, const Secret& content, bool ofSameDevice)
{
    for (const auto& other : m_context.parts.store.pendingChanges.open(change.accountId)) {
        if (other.id != change.id && (!ofSameDevice || other.byDevice == change.byDevice)
            && isSameThing(other, change, content))
            cancel(other);
    }
}

/// There is one password, but there are many authenticators and addresses: a change of another one stays, whatever
/// becomes of this.
bool AccountChanges::isSameThing(const PendingChange& other, const PendingChange& change, const Secret& content)
{
    const auto isAuthenticator = [](ChangeKind kind) {
        return kind == ChangeKind::authenticatorAdded || kind == ChangeKind::authenticatorRemoved;
    };
    const auto isPlace = [](ChangeKind kind) {
        return kind == ChangeKind::addressAdded || kind == ChangeKind::addressRemoved;
    };
    // To remove an address is the opposite of adding it: the content is the same.
    if (isPlace(change.kind) ? !isPlace(other.kind) : other.kind != change.kind)
        return false;
    if (!isPlace(change.kind) && !isAuthenticator(change.kind))
        return true;
    const auto theirs = m_context.parts.store.pendingChanges.content(other.id);
    return theirs && theirs->equals(content);
}

/// Who signed out, or whose time was over, meant it all the same.
bool AccountChanges::isOrphaned(const PendingChange& change)
{
    auto& store = m_context.parts.store;
    const auto by = store.sessions.endedBy(change.bySession);
    return by == "other_session" || by == "reuse" || !store.devices.isKnown(change.accountId, change.byDevice);
}

QString AccountChanges::nameIn(const PendingChange& change)
{
    if (change.kind != ChangeKind::authenticatorAdded && change.kind != ChangeKind::authenticatorRemoved)
        return {};
    const auto content = m_context.parts.store.pendingChanges.content(change.id);
    return content ? unpacked(*content).authenticator.name : QString();
}

void AccountChanges::tell(AccountEventKind kind, const PendingChange& change, const QString& objectName,
                          const MoneyPlace& place)
{
    const bool isPending =
        kind == AccountEventKind::pendingChangeBegan || kind == AccountEventKind::pendingChangeCancelled;
    m_context.parts.events.happened(
        {.kind = kind,
         .accountId = change.accountId,
         .when = m_context.now(),
         .sessionId = change.bySession,
         .deviceId = change.byDevice,
         .deviceName = m_context.parts.store.devices.name(change.accountId, change.byDevice),
         .address = change.address,
         .objectName = objectName,
         .place = place,
         .changeKind = isPending ? nameOf(change.kind) : QByteArray(),
         .pendingId = isPending ? change.id : QByteArray(),
         .effectiveAt = kind == AccountEventKind::pendingChangeBegan ? change.effectiveAt : 0});
}

void AccountChanges::note(AuditEvent event, const PendingChange& change)
{
    m_context.parts.audit.write(
        {.event = event, .accountId = change.accountId, .sessionId = change.bySession, .address = change.address});
}

} // namespace sallyport::service
