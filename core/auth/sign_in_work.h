// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInWork: does what the sign-in machine wants done (its effects) and answers each with one event. For SignIn only.
//   SignInWork work(context, nullptr, [this](AttemptId id, ServiceAnswer a) { feed({id, std::move(a)}); });
#pragma once

#include "core/auth/auth_context.h"
#include "core/auth/conversation.h"
#include "core/auth/session.h"
#include "core/auth/sign_in_effects.h"
#include "core/auth/web_sign_in.h"

namespace sallyport::auth {

class SignInWork : public QObject {
public:
    using Answer = std::function<void(AttemptId, ServiceAnswer)>;
    /// `stepUp`: the session whose person is to be proved again, or null for a new sign-in.
    SignInWork(AuthContext context, Session* stepUp, Answer answer);
    ~SignInWork() override;

    void run(Effect effect);
    const std::optional<AddressFacts>& address() const { return m_address; }
    std::unique_ptr<Session> takeSession() { return std::move(m_session); }

private:
    void start(CheckAddress effect);
    void start(SendCredentials effect);
    void start(FetchHumanCheck effect);
    void start(DoWork effect);
    void start(SendHumanAnswer effect);
    void start(SendCode effect);
    void start(RequestSms effect);
    void start(SendComputer effect);
    void start(FetchTokens effect);
    void start(SignInByBrowser effect);
    void start(StopWaiting effect);

    void judgeAddress(AttemptId attempt, Result<net::HttpResponse, net::TransportError> answer);
    void beginConversation(bool keepAuthSession);
    void post(AttemptId attempt, Form factors);
    void judgeChallenge(AttemptId attempt, Result<ChallengeAnswer, net::TransportError> answer);
    struct Opening;
    void openSession(const std::shared_ptr<Opening>& opening, TokenAnswer tokens);
    void stepUp(AttemptId attempt);
    void answer(AttemptId attempt, ServiceAnswer answer);
    std::int64_t now() const { return m_line->serviceTime(); }

    AuthContext m_context;
    Session* m_stepUp;
    Answer m_answer;
    std::optional<AddressFacts> m_address;
    ServiceMetadata m_metadata;
    std::shared_ptr<DpopSender> m_line; ///< with this walk's session key
    std::shared_ptr<Conversation> m_conversation;
    std::unique_ptr<WebSignIn> m_web;
    std::optional<jose::EcKey> m_deviceKey; ///< if this computer has one already
    DeviceChoice m_choice;
    CancelSource m_cancel;
    std::unique_ptr<Session> m_session;
};

} // namespace sallyport::auth
