// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/unfinished_sign_ins.h"

namespace sallyport::service {

void tellUnfinishedSignIns(SignInContext& context)
{
    auto& store = context.parts.store;
    for (const auto& [record, stage] :
         store.history.untold(context.now() - context.parts.limits.authSessionSeconds, 100)) {
        if (context.authSessions.waits(record.id) || !store.history.tell(record.id))
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
