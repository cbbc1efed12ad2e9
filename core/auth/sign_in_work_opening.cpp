// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last stretch of SignInWork: from the code to the session.
#include "core/auth/session_opening.h"
#include "core/auth/sign_in_work.h"

namespace sallyport::auth {

/// A walk whose code is being exchanged; it lives to the end of that even if another walk has begun.
struct SignInWork::Opening {
    AttemptId attempt;
    std::shared_ptr<DpopSender> line;
    std::shared_ptr<Conversation> conversation;
    DeviceChoice choice;
    CancelToken cancel;
};

void SignInWork::start(FetchTokens effect)
{
    if (m_stepUp)
        return stepUp(effect.attempt);
    // Not cancelled with the rest: tokens that arrive after the person gave up are revoked, not lost.
    auto opening = std::make_shared<Opening>(effect.attempt, m_line, m_conversation, m_choice, m_cancel.token());
    m_conversation->fetchTokens().then(this, [this, opening](Result<TokenAnswer, TokenError> tokens) {
        if (!tokens)
            return answer(opening->attempt, fromTokenError(tokens.error()));
        openSession(opening, std::move(*tokens));
    });
}

void SignInWork::openSession(const std::shared_ptr<Opening>& opening, TokenAnswer tokens)
{
    auto session = newSession(m_context, m_metadata, opening->line, std::move(tokens), opening->choice,
                              opening->conversation->takeAuthSession());
    SessionPrivate::open(std::move(session))
        .then(this, [this, opening](Result<std::unique_ptr<Session>, SignOutError> opened) {
            if (!opened)
                return;
            if (opening->cancel.isCancelled())
                return endUnwanted(std::move(*opened));
            m_session = std::move(*opened);
            answer(opening->attempt, SessionOpened{m_session->facts()});
        });
}

void SignInWork::stepUp(AttemptId attempt)
{
    SessionPrivate& session = SessionPrivate::of(*m_stepUp);
    session.record.authSession = m_conversation->takeAuthSession();
    session.refresher.exchange(m_conversation->takeCode(), m_conversation->pkce().verifier.clone())
        .then(this, [this, attempt](Result<Done, SessionError> done) {
            if (!done)
                return answer(attempt, fromSessionError(done.error()));
            // A service that cannot do what it asked for must not keep us asking (RFC 9470 6).
            const SessionPrivate& stepped = SessionPrivate::of(*m_stepUp);
            if (stepped.now() - stepped.record.facts.authTime > stepped.stepUp.maxAge.value_or(usualMaxAge))
                return answer(attempt, Failed{{.what = Problem::tokensRefused}});
            answer(attempt, SessionOpened{m_stepUp->facts()});
        });
}

} // namespace sallyport::auth
