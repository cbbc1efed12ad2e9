// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Newcomers: who has only just come may not throw out who was there before. A newcomer is a device key first seen less
// than a day ago while the account has an older one. Call within Database::inTransaction.
//   if (auto refusal = newcomers.refuse(caller, device.id)) return *refusal;
#pragma once

#include "service/account/account_guard.h"

namespace sallyport::service {

class Newcomers {
public:
    explicit Newcomers(SignInContext& context) : m_context(context) {}

    bool isNewcomer(const Session& caller);
    /// 403 newcomer, if the caller is one and that device was there before. Empty: no device, nothing to refuse.
    std::optional<HttpAnswer> refuse(const Session& caller, const QByteArray& deviceId);

private:
    SignInContext& m_context;
};

} // namespace sallyport::service
