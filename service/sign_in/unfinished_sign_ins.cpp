// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/unfinished_sign_ins.h"

namespace sallyport::service {

void tellUnfinishedSignIns(SignInContext& context)
{
    auto& store = context.parts.store;
    const auto patience = context.parts.limits.authSessionSeconds;
    for (const auto& [record, stage] : store.history.untold(context.now() - patience, 100)) {
        // Asking again and again keeps a sign-in alive for an hour: the owner does not wait for that.
        const bool slow = record.happenedAt > context.now() - 2 * patience && context.authSessions.waits(record.id);
        if (slow || !store.history.tell(record.id))
            continue;
        const auto accountId = record.accountId.value_or(nobodysAccount);
        context.parts.events.happened({.kind = AccountEventKind::signInIncomplete,
                                       .accountId = accountId,
                                       .when = record.happenedAt,
                                       .deviceId = record.deviceId,
                                       .deviceName = store.devices.name(accountId, record.deviceId),
                                       .address = record.address,
                                       .stage = stage});
    }
}

} // namespace sallyport::service
