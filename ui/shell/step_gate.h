// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StepGate: where a call needs a recent sign-in, the person is asked to prove themselves (RFC 9470) and the call is
// made once more; if they do not, it answers stepUpNeeded. One gate for every port of a session.
//   return m_gate.ask<ChangeReport>([this, code] { return m_account.setAntiPhishingCode(code); });
#pragma once

#include "core/account/account_service.h"

#include <functional>

namespace sallyport::ui {

enum class StepUpRefusal {
    cancelled,   ///< the person closed the question
    notPossible, ///< this session cannot be stepped up
    abandoned
};

class StepGate : public QObject {
    Q_OBJECT
public:
    using Prove = std::function<Task<Done, StepUpRefusal>()>;
    template <typename T>
    using Answer = Task<T, account::AccountError>;

    explicit StepGate(Prove prove) : m_prove(std::move(prove)) {}

    /// `question` is called once, and once more after a proof: it must give away only copies of what it holds.
    template <typename T>
    Answer<T> ask(const std::function<Answer<T>()>& question)
    {
        auto promise = std::make_shared<Promise<T, account::AccountError>>();
        auto task = promise->task();
        question().then(this, [this, promise, question](Result<T, account::AccountError> first) {
            if (first || !needsStepUp(first.error()))
                return promise->finish(std::move(first));
            m_prove().then(this,
                           [this, promise, question, why = first.error()](const Result<Done, StepUpRefusal>& proved) {
                               if (!proved)
                                   return promise->finish(std::unexpected(why));
                               question().then(this, [promise](Result<T, account::AccountError> second) {
                                   promise->finish(std::move(second));
                               });
                           });
        });
        return task;
    }

private:
    static bool needsStepUp(const account::AccountError& error)
    {
        return error.what == account::AccountProblem::session && error.session
            && error.session->what == auth::SessionProblem::stepUpNeeded;
    }
    Prove m_prove;
};

} // namespace sallyport::ui
