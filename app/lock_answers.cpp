// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock_answers.h"

namespace sallyport::app {

using secrets::SecretStoreError;
using system::PersonCheckError;
using system::PersonCheckMissing;
using ui::LockError;
using ui::LockProblem;
using ui::SystemCheck;

LockError lockError(SecretStoreError error)
{
    if (error == SecretStoreError::wrongPassphrase)
        return {.what = LockProblem::wrongPassphrase};
    if (error == SecretStoreError::corrupt)
        return {.what = LockProblem::damaged};
    return {.what = LockProblem::store, .store = error};
}

LockError lockError(PersonCheckError error)
{
    switch (error) {
    case PersonCheckError::unavailable:
    case PersonCheckError::noAgent:
    case PersonCheckError::lost:
        return {.what = LockProblem::checkMissing};
    case PersonCheckError::refused:
    case PersonCheckError::cancelled:
    case PersonCheckError::timedOut:
    case PersonCheckError::busy:
    case PersonCheckError::abandoned:
        break;
    }
    return {.what = LockProblem::personRefused};
}

SystemCheck systemCheckOf(PersonCheckMissing link)
{
    switch (link) {
    case PersonCheckMissing::nothing:
        return SystemCheck::usable;
    case PersonCheckMissing::noBus:
        return SystemCheck::noBus;
    case PersonCheckMissing::noService:
    case PersonCheckMissing::noAnswer:
        return SystemCheck::noService;
    case PersonCheckMissing::noPolicyInstalled:
        return SystemCheck::noPolicy;
    case PersonCheckMissing::policyForbids:
    case PersonCheckMissing::policyAsksNobody:
        return SystemCheck::forbidden;
    case PersonCheckMissing::noAgent:
        return SystemCheck::noAgent;
    case PersonCheckMissing::noReader:
    case PersonCheckMissing::nobodyEnrolled:
        return SystemCheck::noReader;
    case PersonCheckMissing::notOnThisSystem:
        break;
    }
    return SystemCheck::notOnThisSystem;
}

Result<Done, LockError> toLock(const Result<Done, SecretStoreError>& answer)
{
    if (answer)
        return Done{};
    return std::unexpected(lockError(answer.error()));
}

} // namespace sallyport::app
