// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Making accounts: the one of `account add`, and the practice account that a practice service always has.
//   auto otpauth = addAccount(store, hasher, clock, random, {.identifiers = {"kim@example.org"}, .password =
//   password});
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "service/sign_in/password_hasher.h"
#include "service/store/store.h"

namespace sallyport::service {

inline constexpr qsizetype minPasswordBytes = 8;
inline constexpr qsizetype maxPasswordBytes = 1024;

enum class NewAccountError {
    taken,       ///< an identifier belongs to another account
    badPassword, ///< shorter than minPasswordBytes, longer than maxPasswordBytes, or not UTF-8
    storeFailed, ///< the store, or memory for the hash
    fileUnusable ///< DIR/practice.json cannot be written, or is not what this wrote
};

struct AccountWish {
    QStringList identifiers; ///< normalised
    QString phone = {};      ///< E.164; empty: none
    QString label = {};      ///< how an authenticator shows it
    Secret password;
    Secret totpKey = {}; ///< empty: a new one
};

struct MadeAccount {
    std::int64_t id;
    Secret otpauth; ///< the URI for the authenticator
};

Result<MadeAccount, NewAccountError> addAccount(Store& store, const PasswordHasher& hasher, const Clock& clock,
                                                const Random& random, AccountWish wish);

/// What the ready line shows of the practice account.
struct PracticeAccount {
    QString identifier;
    Secret password;
    Secret otpauth;
};

/// The account of DIR/practice.json (`path`), made at the first start and put into the store if it is not there. The
/// file holds the password in the clear (0600): the account exists to be shown, and every start shows it.
Result<PracticeAccount, NewAccountError> practiceAccount(const QString& path, Store& store,
                                                         const PasswordHasher& hasher, const Clock& clock,
                                                         const Random& random);

} // namespace sallyport::service
