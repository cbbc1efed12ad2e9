// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Refresher: keeps a session's access token good. One refresh at a time in this program, in turn with other programs; a
// refresh whose answer was lost is repeated with the same `refresh_attempt`, stored before it was sent.
//   refresher.freshToken().then(this, [](Result<Done, SessionError> ready) { ... });
#pragma once

#include "core/auth/refresh_lock.h"
#include "core/auth/session_keeper.h"
#include "core/auth/token_answer.h"

namespace sallyport::auth {

class SessionPrivate;

class Refresher : public QObject {
public:
    explicit Refresher(SessionPrivate& session);

    using Answer = Task<Done, SessionError>;
    /// Answers when the access token is good for at least 30 s more.
    Answer freshToken();
    /// As above, after the service refused the token of `generation`.
    Answer renewedToken(std::int64_t generation);
    /// Step-up: a code from the challenge endpoint becomes new tokens of the same session (RFC 9470).
    Answer exchange(Secret code, Secret verifier);
    /// Answers, always well, when no refresh is under way.
    Answer idle();

private:
    struct Exchange;
    void startExchange(const std::shared_ptr<Exchange>& exchange);
    Answer join(std::int64_t staleGeneration);
    void begin();
    void reread();
    void judgeStore(Result<Kept, secrets::SecretStoreError> kept);
    void noteAttempt();
    void send();
    void take(Result<TokenAnswer, TokenError> answer);
    void refuse(const TokenError& error);
    void applyAndKeep(TokenAnswer tokens);
    void answerAll(Result<Done, SessionError> answer);
    bool isFresh() const;

    SessionPrivate& m_session;
    std::vector<Promise<Done, SessionError>> m_waiting;
    std::int64_t m_staleGeneration = -1;             ///< tokens up to this generation are known to be refused
    std::optional<std::pair<Secret, Secret>> m_code; ///< step-up: code and verifier, in place of the refresh token
    RefreshLock m_lock;
    bool m_running = false;
};

} // namespace sallyport::auth
