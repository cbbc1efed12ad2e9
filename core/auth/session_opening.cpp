// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/session_opening.h"

#include "core/auth/challenge_answer.h"

namespace sallyport::auth {

namespace {

ServiceAnswer fromTransportError(net::TransportError error)
{
    return std::visit([](auto trouble) { return ServiceAnswer(std::move(trouble)); }, fromTransport(error));
}

ServiceAnswer failed(Problem problem)
{
    return Failed{{.what = problem}};
}

} // namespace

std::unique_ptr<SessionPrivate> newSession(AuthContext context, ServiceMetadata metadata,
                                           std::shared_ptr<DpopSender> line, TokenAnswer tokens,
                                           const DeviceChoice& choice, Secret authSession)
{
    const bool kept = choice.kind == ComputerKind::own && !tokens.refreshToken.isEmpty();
    SessionRecord record;
    record.facts.profileId = context.profile.id;
    record.facts.issuer = metadata.issuer;
    record.facts.deviceName = choice.name;
    record.facts.computer = choice.kind;
    record.facts.keeping = kept ? Keeping::stored : Keeping::inMemory;
    record.facts.clockOffset = line->clockOffset();
    record.facts.beganAt = line->serviceTime();
    record.facts.authTime = record.facts.beganAt; // unless the answer says otherwise
    record.authSession = std::move(authSession);
    record.keyScalar = line->key().exportScalar();
    record.metadata = metadata.document;
    applyTokens(record, std::move(tokens), line->serviceTime());
    return std::make_unique<SessionPrivate>(std::move(context), std::move(metadata), std::move(record),
                                            std::move(line));
}

void endUnwanted(std::unique_ptr<Session> session)
{
    // It lives until its sign-out has its answer, which comes within seconds.
    Session* unwanted = session.release();
    unwanted->signOut().then(unwanted, [unwanted](Result<SignOutReport, SignOutError>) { unwanted->deleteLater(); });
}

ServiceAnswer fromTokenError(const TokenError& error)
{
    switch (error.what) {
    case TokenProblem::transport:
        return fromTransportError(*error.transport);
    case TokenProblem::refused:
        return failed(Problem::tokensRefused);
    case TokenProblem::personNeeded:
        return failed(Problem::startedOver);
    case TokenProblem::notBound:
        return Refused{{.reason = BlockReason::tooWeak}};
    case TokenProblem::failed:
        return Failed{error.trouble};
    case TokenProblem::unreadable:
    case TokenProblem::abandoned:
        break;
    }
    return failed(Problem::unreadableAnswer);
}

ServiceAnswer fromSessionError(const SessionError& error)
{
    switch (error.what) {
    case SessionProblem::transport:
        return fromTransportError(*error.transport);
    case SessionProblem::ended:
    case SessionProblem::stepUpNeeded:
    case SessionProblem::refreshRefused:
        return failed(Problem::tokensRefused);
    case SessionProblem::storeUnavailable:
    case SessionProblem::busy:
        return failed(Problem::storeUnavailable);
    case SessionProblem::unreadableAnswer:
    case SessionProblem::abandoned:
        break;
    }
    return failed(Problem::unreadableAnswer);
}

} // namespace sallyport::auth
