// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/error_words.h"

namespace sallyport::app {

const char* errorWord(net::TransportError error)
{
    using enum net::TransportError;
    switch (error) {
    case notAllowed:
        return "not_allowed";
    case hostNotFound:
        return "host_not_found";
    case unreachable:
        return "unreachable";
    case certificateInvalid:
        return "certificate_invalid";
    case pinMismatch:
        return "pin_mismatch";
    case tlsTooOld:
        return "tls_too_old";
    case tlsFailed:
        return "tls_failed";
    case redirected:
        return "redirected";
    case answerTooLarge:
        return "answer_too_large";
    case answerIncomplete:
        return "answer_incomplete";
    case hungUp:
        return "hung_up";
    case timedOut:
        return "timed_out";
    case proxyFailed:
        return "proxy_failed";
    case cancelled:
        return "cancelled";
    case abandoned:
        return "abandoned";
    }
    return "unknown";
}

const char* errorWord(secrets::SecretStoreError error)
{
    using enum secrets::SecretStoreError;
    switch (error) {
    case notFound:
        return "store_not_found";
    case locked:
        return "store_locked";
    case denied:
        return "store_denied";
    case noService:
        return "store_no_service";
    case timedOut:
        return "store_timed_out";
    case corrupt:
        return "store_corrupt";
    case wrongPassphrase:
        return "wrong_passphrase";
    case passphraseNeeded:
    case noPassphraseSet:
        return "passphrase_needed";
    case noSpace:
        return "store_no_space";
    case failed:
        return "store_failed";
    case abandoned:
        return "store_abandoned";
    }
    return "unknown";
}

const char* errorWord(auth::Problem problem)
{
    using enum auth::Problem;
    switch (problem) {
    case transport:
        return "no_answer";
    case unreadableAnswer:
        return "unreadable_answer";
    case serviceFailed:
        return "service_failed";
    case tooManyRequests:
        return "too_many_requests";
    case wrongCredentials:
        return "wrong_credentials";
    case wrongHumanAnswer:
        return "wrong_human_answer";
    case noSuchHumanCheck:
        return "no_such_human_check";
    case workRefused:
        return "work_refused";
    case wrongCode:
        return "wrong_code";
    case codeNotSent:
        return "code_not_sent";
    case computerRefused:
        return "computer_refused";
    case storeUnavailable:
        return "store_unavailable";
    case startedOver:
        return "started_over";
    case tokensRefused:
        return "tokens_refused";
    case browserFailed:
        return "browser_failed";
    case browserTimedOut:
        return "browser_timed_out";
    case refusedInBrowser:
        return "refused_in_browser";
    }
    return "unknown";
}

const char* errorWord(auth::BlockReason reason)
{
    using enum auth::BlockReason;
    switch (reason) {
    case unreachable:
        return "unreachable";
    case notTrusted:
        return "not_trusted";
    case metadataUnreadable:
        return "metadata_unreadable";
    case issuerMismatch:
        return "issuer_mismatch";
    case endpointElsewhere:
        return "endpoint_elsewhere";
    case tooWeak:
        return "too_weak";
    case noWayIn:
        return "no_way_in";
    case locked:
        return "locked";
    case serviceAsksUnknown:
        return "service_asks_unknown";
    case cancelled:
        return "cancelled";
    }
    return "unknown";
}

const char* errorWord(auth::SessionProblem problem)
{
    using enum auth::SessionProblem;
    switch (problem) {
    case transport:
        return "no_answer";
    case ended:
        return "session_ended";
    case stepUpNeeded:
        return "step_up_needed";
    case refreshRefused:
        return "refresh_refused";
    case unreadableAnswer:
        return "unreadable_answer";
    case storeUnavailable:
        return "store_unavailable";
    case busy:
        return "busy";
    case abandoned:
        return "abandoned";
    }
    return "unknown";
}

const char* errorWord(account::AccountProblem problem)
{
    using enum account::AccountProblem;
    switch (problem) {
    case session:
        return "no_answer";
    case notOffered:
        return "not_offered";
    case refused:
        return "not_allowed";
    case newcomer:
        return "newcomer";
    case sharedComputer:
        return "shared_computer";
    case notFound:
        return "not_found";
    case ownSession:
        return "own_session";
    case badValue:
        return "bad_value";
    case weakPassword:
        return "weak_password";
    case wrongCredentials:
        return "wrong_credentials";
    case wrongCode:
        return "wrong_code";
    case tryLater:
        return "too_many_requests";
    case wrongPasscode:
        return "wrong_passcode";
    case passcodeLocked:
        return "passcode_locked";
    case passcodeNeeded:
        return "passcode_needed";
    case passcodeNotSet:
        return "passcode_not_set";
    case weakPasscode:
        return "weak_passcode";
    case echoDiffers:
        return "echo_differs";
    case approvalRefused:
        return "approval_refused";
    case actionGone:
        return "action_gone";
    case noDeviceKey:
        return "no_device_key";
    case lastAuthenticator:
        return "last_authenticator";
    case tooMany:
        return "too_many";
    case unreadable:
        return "unreadable_answer";
    case noReceipt:
        return "no_receipt";
    case abandoned:
        return "abandoned";
    }
    return "unknown";
}

const char* errorWord(account::StreamTrouble trouble)
{
    using enum account::StreamTrouble;
    switch (trouble) {
    case transport:
        return "no_answer";
    case serviceBusy:
        return "service_busy";
    case storeFailed:
        return "alerts_not_stored";
    case unreadable:
        return "unreadable_answer";
    case tokenRefused:
        return "token_refused";
    case notOffered:
        return "no_alerts";
    case sessionEnded:
        return "session_ended";
    case none:
    case left:
        return "abandoned";
    }
    return "unknown";
}

} // namespace sallyport::app
