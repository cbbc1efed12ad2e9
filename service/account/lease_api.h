// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LeaseApi: POST lease/heartbeat of a session on a shared computer: 200 `{lease_ends_at, expires_at}`. A session that
// is not heard of for a minute ends; the lease itself is never prolonged. Ends are told the moment they come.
#pragma once

#include "service/account/account_guard.h"

namespace sallyport::service {

class LeaseApi {
public:
    explicit LeaseApi(SignInContext& context);

    /// 403 not_shared from a computer of one's own.
    void heartbeat(HttpRequest request, Answerer answer);
    /// Knows the leases again that a former run of the service has left.
    Result<Done, StoreError> begin();

private:
    HttpAnswer beat(const Session& caller);
    void end(const QByteArrayList& sessionIds);

    SignInContext& m_context;
    AccountGuard m_guard;
};

} // namespace sallyport::service
