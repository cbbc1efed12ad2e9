// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Touch ID or the Mac's password by LAContext: a yes or no of the system. Its answers come on a queue of its own.
#include "core/system/person_check.h"

#include <QObject>

#import <LocalAuthentication/LocalAuthentication.h>

namespace sallyport::system {

namespace {

/// Touch ID, a paired watch, or the account's password where there is neither.
const LAPolicy policy = LAPolicyDeviceOwnerAuthentication;

PersonCheckMissing missingOf(NSInteger code)
{
    switch (code) {
    case LAErrorPasscodeNotSet:
        return PersonCheckMissing::nobodyEnrolled;
    case LAErrorBiometryNotEnrolled:
        return PersonCheckMissing::nobodyEnrolled;
    case LAErrorBiometryNotAvailable:
        return PersonCheckMissing::noReader;
    case LAErrorNotInteractive:
        return PersonCheckMissing::policyForbids;
    default:
        return PersonCheckMissing::noAnswer;
    }
}

PersonCheckError errorOf(NSInteger code)
{
    switch (code) {
    case LAErrorAuthenticationFailed:
    case LAErrorBiometryLockout:
        return PersonCheckError::refused;
    case LAErrorUserCancel:
    case LAErrorUserFallback:
    case LAErrorSystemCancel:
    case LAErrorAppCancel:
        return PersonCheckError::cancelled;
    case LAErrorPasscodeNotSet:
    case LAErrorBiometryNotEnrolled:
    case LAErrorBiometryNotAvailable:
    case LAErrorNotInteractive:
        return PersonCheckError::unavailable;
    default:
        return PersonCheckError::lost;
    }
}

struct Anchor : QObject {
    Promise<Done, PersonCheckError> promise;
};

class TouchId : public PersonCheck {
public:
    Task<PersonCheckState, PersonCheckError> availability() override
    {
        LAContext* context = [[LAContext alloc] init];
        NSError* error = nil;
        const bool can = [context canEvaluatePolicy:policy error:&error];
        const auto missing = can ? PersonCheckMissing::nothing : missingOf(error != nil ? [error code] : 0);
        [context release];
        return Task<PersonCheckState, PersonCheckError>::ready(
            PersonCheckState{{{.method = PersonCheckMethod::touchId, .missing = missing}}});
    }

    Task<Done, PersonCheckError> check(const QString& reason, const CancelToken& cancel) override
    {
        auto* anchor = new Anchor;
        auto task = anchor->promise.task();
        // A new one each time: one that has said yes may go on saying it without asking.
        LAContext* context = [[LAContext alloc] init];
        [context setTouchIDAuthenticationAllowableReuseDuration:0];
        // The token may hold it longer than the question lasts.
        const std::shared_ptr<LAContext> held(context, [](LAContext* each) { [each release]; });
        cancel.onCancelled([held] { [held.get() invalidate]; });
        [context evaluatePolicy:policy
                localizedReason:reason.toNSString()
                          reply:^(BOOL yes, NSError* error) {
                              Result<Done, PersonCheckError> answer = Done{};
                              if (!yes)
                                  answer = std::unexpected(errorOf(error != nil ? [error code] : 0));
                              QMetaObject::invokeMethod(
                                  anchor,
                                  [anchor, answer, held] {
                                      anchor->promise.finish(answer);
                                      anchor->deleteLater();
                                  },
                                  Qt::QueuedConnection);
                          }];
        return task;
    }
};

} // namespace

std::unique_ptr<PersonCheck> personCheck()
{
    return std::make_unique<TouchId>();
}

} // namespace sallyport::system
