// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/newcomers.h"

namespace sallyport::service {

bool Newcomers::isNewcomer(const Session& caller)
{
    auto& devices = m_context.parts.store.devices;
    const auto device = devices.find(caller.accountId, caller.deviceId);
    if (!device)
        return true;
    // A clock that was set back makes it one for longer. Older ones that were unbound within the day count: else
    // whoever ends them all with the passcode would be no newcomer at once.
    const std::int64_t day = m_context.parts.limits.newcomerSeconds;
    return m_context.now() - device->firstSeenAt < day
        && devices.hasOlderThan(caller.accountId, device->firstSeenAt, m_context.now() - day);
}

std::optional<HttpAnswer> Newcomers::refuse(const Session& caller, const QByteArray& deviceId)
{
    auto& devices = m_context.parts.store.devices;
    if (!isNewcomer(caller))
        return std::nullopt;
    const auto own = devices.find(caller.accountId, caller.deviceId);
    const auto other = devices.find(caller.accountId, deviceId);
    if (!other || (own && own->firstSeenAt <= other->firstSeenAt))
        return std::nullopt;
    return accountError(403, "newcomer");
}

} // namespace sallyport::service
