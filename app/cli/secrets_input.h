// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts hand over by file descriptor: one JSON object with secrets, never on the command line or in the
// environment.
//   Result<SecretsInput, SecretsInputError> secrets = readSecretsInput(fd);
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

namespace sallyport::app {

/// Members that were not given are empty.
struct SecretsInput {
    Secret password;
    Secret otpauth;          ///< an otpauth:// link; the code is computed from it
    Secret otp;              ///< a code, as typed
    Secret passcode;         ///< the trading passcode; for `passcode set` the new one
    Secret oldPasscode;      ///< for `passcode set`
    Secret storePassphrase;  ///< opens the file store
    Secret antiPhishingCode; ///< as the person set it at the service
};

enum class SecretsInputError {
    notReadable, ///< no such descriptor, or not open for reading
    tooLarge,    ///< over 64 KiB
    malformed    ///< not one JSON object of strings, or a member we do not know
};

/// Reads `descriptor` to its end and closes it.
Result<SecretsInput, SecretsInputError> readSecretsInput(int descriptor);

} // namespace sallyport::app
