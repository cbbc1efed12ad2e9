// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Windows Hello by UserConsentVerifier: a yes or no of the system. Its answers come on a thread of the pool.
#include "core/base/log.h"
#include "core/system/person_check.h"

#include <QObject>

#include <windows.h>

#include <userconsentverifierinterop.h>
#include <winrt/Windows.Foundation.h>
#include <winrt/Windows.Security.Credentials.UI.h>

#pragma comment(lib, "windowsapp")

namespace sallyport::system {

namespace {

namespace hello = winrt::Windows::Security::Credentials::UI;
using winrt::Windows::Foundation::AsyncStatus;
using winrt::Windows::Foundation::IAsyncOperation;

/// Lives on the asking thread and hands the answer over to it.
template <typename T>
struct Anchor : QObject {
    Promise<T, PersonCheckError> promise;

    void answer(Result<T, PersonCheckError> result)
    {
        QMetaObject::invokeMethod(
            this,
            [this, result] {
                promise.finish(result);
                deleteLater();
            },
            Qt::QueuedConnection);
    }
};

PersonCheckMissing missingOf(hello::UserConsentVerifierAvailability availability)
{
    switch (availability) {
    case hello::UserConsentVerifierAvailability::Available:
        return PersonCheckMissing::nothing;
    case hello::UserConsentVerifierAvailability::DeviceNotPresent:
        return PersonCheckMissing::noReader;
    case hello::UserConsentVerifierAvailability::NotConfiguredForUser:
        return PersonCheckMissing::nobodyEnrolled;
    case hello::UserConsentVerifierAvailability::DisabledByPolicy:
        return PersonCheckMissing::policyForbids;
    case hello::UserConsentVerifierAvailability::DeviceBusy:
        return PersonCheckMissing::noAnswer;
    }
    return PersonCheckMissing::noAnswer;
}

Result<Done, PersonCheckError> resultOf(hello::UserConsentVerificationResult result)
{
    switch (result) {
    case hello::UserConsentVerificationResult::Verified:
        return Done{};
    case hello::UserConsentVerificationResult::Canceled:
        return std::unexpected(PersonCheckError::cancelled);
    case hello::UserConsentVerificationResult::RetriesExhausted:
        return std::unexpected(PersonCheckError::refused);
    case hello::UserConsentVerificationResult::DeviceNotPresent:
    case hello::UserConsentVerificationResult::NotConfiguredForUser:
    case hello::UserConsentVerificationResult::DisabledByPolicy:
        return std::unexpected(PersonCheckError::unavailable);
    case hello::UserConsentVerificationResult::DeviceBusy:
        return std::unexpected(PersonCheckError::busy);
    }
    return std::unexpected(PersonCheckError::lost);
}

PersonCheckState stateOf(PersonCheckMissing missing)
{
    return {{{.method = PersonCheckMethod::windowsHello, .missing = missing}}};
}

class WindowsHello : public PersonCheck {
public:
    Task<PersonCheckState, PersonCheckError> availability() override;
    Task<Done, PersonCheckError> check(const QString& reason, const CancelToken& cancel) override;
};

Task<PersonCheckState, PersonCheckError> WindowsHello::availability()
{
    auto* anchor = new Anchor<PersonCheckState>;
    auto task = anchor->promise.task();
    try {
        hello::UserConsentVerifier::CheckAvailabilityAsync().Completed(
            [anchor](const IAsyncOperation<hello::UserConsentVerifierAvailability>& asked, AsyncStatus status) {
                anchor->answer(stateOf(status == AsyncStatus::Completed ? missingOf(asked.GetResults())
                                                                        : PersonCheckMissing::noAnswer));
            });
    } catch (const winrt::hresult_error&) { // an old Windows has no such class
        anchor->answer(stateOf(PersonCheckMissing::notOnThisSystem));
    }
    return task;
}

Task<Done, PersonCheckError> WindowsHello::check(const QString& reason, const CancelToken& cancel)
{
    using Asked = IAsyncOperation<hello::UserConsentVerificationResult>;
    auto* anchor = new Anchor<Done>;
    auto task = anchor->promise.task();
    try {
        const auto verifier = winrt::get_activation_factory<hello::UserConsentVerifier, IUserConsentVerifierInterop>();
        const winrt::hstring words(reason.toStdWString());
        Asked asked{nullptr};
        // Of this window: a prompt without an owner may come up behind it.
        winrt::check_hresult(verifier->RequestVerificationForWindowAsync(
            ::GetActiveWindow(), static_cast<HSTRING>(winrt::get_abi(words)), winrt::guid_of<Asked>(),
            winrt::put_abi(asked)));
        asked.Completed([anchor](const Asked& done, AsyncStatus status) {
            if (status == AsyncStatus::Completed)
                anchor->answer(resultOf(done.GetResults()));
            else
                anchor->answer(std::unexpected(status == AsyncStatus::Canceled ? PersonCheckError::cancelled
                                                                               : PersonCheckError::lost));
        });
        cancel.onCancelled([asked] { asked.Cancel(); });
    } catch (const winrt::hresult_error& error) {
        qCWarning(logSystem) << "Windows Hello cannot be asked" << Qt::hex << uint(error.code().value);
        anchor->answer(std::unexpected(PersonCheckError::unavailable));
    }
    return task;
}

} // namespace

std::unique_ptr<PersonCheck> personCheck()
{
    return std::make_unique<WindowsHello>();
}

} // namespace sallyport::system
