// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Store: all that the service keeps in its folder: service.sqlite, and beside it service.key, which the secrets in it
// are sealed with. One thread. It does not keep a second program out: whoever opens it holds the folder's lock.
//   auto store = Store::open(folder, systemRandom());
//   auto id = (*store)->database.inTransaction([&] { return (*store)->accounts.add(account); });
#pragma once

#include "service/store/accounts.h"
#include "service/store/actions.h"
#include "service/store/authenticators.h"
#include "service/store/devices.h"
#include "service/store/passcodes.h"
#include "service/store/pending_changes.h"
#include "service/store/sign_in_history.h"
#include "service/store/signing_keys.h"
#include "service/store/tokens.h"

namespace sallyport::service {

class Store {
    std::unique_ptr<Database> m_database;
    Vault m_vault;

public:
    /// Makes both files in a folder that has neither; `keyMissing` or `keyWrong` if they do not belong together.
    static Result<std::unique_ptr<Store>, StoreError> open(const QString& folder, const Random& random);

    Database& database;
    const Vault& vault;
    Accounts accounts;
    Authenticators authenticators;
    Devices devices;
    Passcodes passcodes;
    WithdrawalAddresses withdrawalAddresses;
    Actions actions;
    PendingChanges pendingChanges;
    Sessions sessions;
    Tokens tokens;
    SigningKeys signingKeys;
    SignInHistory history;

private:
    Store(std::unique_ptr<Database> opened, Vault opener);
};

} // namespace sallyport::service
