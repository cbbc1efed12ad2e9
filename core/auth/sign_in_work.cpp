// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sign_in_work.h"

#include "core/auth/device_key.h"
#include "core/auth/human_challenge_reader.h"
#include "core/auth/session_private.h"
#include "core/auth/work_solver.h"
#include "core/base/log.h"

namespace sallyport::auth {

using net::HttpResponse;
using net::TransportError;
using secrets::SecretStoreError;

namespace {

constexpr qsizetype maxMetadataBytes = 64 * 1024;

ServiceAnswer addressTrouble(TransportError error)
{
    auto trouble = fromTransport(error);
    if (auto* refused = std::get_if<Refused>(&trouble))
        return AddressBad{refused->why};
    return AddressBad{{.reason = BlockReason::unreachable, .transport = error}};
}

Problem fromWeb(WebProblem problem)
{
    switch (problem) {
    case WebProblem::refused:
        return Problem::refusedInBrowser;
    case WebProblem::timedOut:
        return Problem::browserTimedOut;
    case WebProblem::noBrowser:
    case WebProblem::abandoned:
        break;
    }
    return Problem::browserFailed;
}

} // namespace

SignInWork::SignInWork(AuthContext context, Session* stepUp, Answer answer)
    : m_context(std::move(context)),
      m_stepUp(stepUp),
      m_answer(std::move(answer)),
      m_line(std::make_shared<DpopSender>(*m_context.transport, jose::EcKey::generate(), m_context.clock,
                                          m_context.random))
{
}

SignInWork::~SignInWork()
{
    m_cancel.cancel();
}

void SignInWork::run(Effect effect)
{
    std::visit([this]<typename E>(E&& e) { start(std::forward<E>(e)); }, std::move(effect));
}

void SignInWork::answer(AttemptId attempt, ServiceAnswer answer)
{
    // Trust once broken takes the plate with it.
    const auto* refused = std::get_if<Refused>(&answer);
    if (refused && refused->why.reason == BlockReason::notTrusted)
        m_address.reset();
    m_answer(attempt, std::move(answer));
}

void SignInWork::start(CheckAddress effect)
{
    m_address.reset();
    const auto& issuer = m_context.profile.issuer;
    const QUrl url = issuer ? metadataUrl(*issuer) : QUrl(); // which no transport takes
    m_line->sendPlain({.url = url, .maxAnswerBytes = maxMetadataBytes, .cancel = m_cancel.token()})
        .then(this, [this, id = effect.attempt](Result<HttpResponse, TransportError> answer) {
            judgeAddress(id, std::move(answer));
        });
    // Known by its key, this computer has its own count of wrong tries: a stranger cannot lock its owner out.
    findDeviceKey(*m_context.store, m_context.profile.id, this)
        .then(this, [this](Result<jose::EcKey, SecretStoreError> key) {
            if (key)
                m_deviceKey = std::move(*key);
        });
}

void SignInWork::judgeAddress(AttemptId attempt, Result<HttpResponse, TransportError> answered)
{
    if (!m_context.profile.issuer) // a profile for the service's own page may be without
        return answer(attempt, AddressBad{{.reason = BlockReason::noWayIn}});
    if (!answered)
        return answer(attempt, addressTrouble(answered.error()));
    auto metadata = answered->status == 200 ? readMetadata(answered->body, *m_context.profile.issuer)
                                            : std::unexpected(BlockReason::metadataUnreadable);
    if (!metadata)
        return answer(attempt, AddressBad{{.reason = metadata.error()}});
    m_metadata = std::move(*metadata);
    // A profile for the service's own page may be without a pin: no secret is asked for in this program then.
    const bool native =
        m_context.profile.signIn == origin::SignInKind::native && !m_metadata.challengeEndpoint.isEmpty();
    if (!native && (m_metadata.authorizationEndpoint.isEmpty() || !m_context.browser || m_stepUp))
        return answer(attempt, AddressBad{{.reason = BlockReason::noWayIn}});
    m_address = AddressFacts{.issuer = m_metadata.issuer,
                             .host = m_context.profile.issuer->host(),
                             .connection = answered->connection,
                             .clockOffset = m_line->clockOffset(),
                             .announcedPins = {}};
    if (answered->connection.pinned)
        m_address->announcedPins = m_metadata.pins;
    if (!m_stepUp)
        return answer(attempt, AddressGood{native ? WayIn::native : WayIn::web});
    beginConversation(true);
    post(attempt, Form());
}

void SignInWork::beginConversation(bool keepAuthSession)
{
    m_web.reset();
    m_conversation.reset();
    if (!m_stepUp) {
        m_line = m_line->withKey(jose::EcKey::generate());
        m_conversation = std::make_shared<Conversation>(*m_line, m_metadata, m_context.clock, m_context.random);
        return;
    }
    SessionPrivate& session = SessionPrivate::of(*m_stepUp);
    Secret kept = keepAuthSession ? session.record.authSession.clone() : Secret();
    // A wish must be named, or the service would take it for a new sign-in.
    StepUpWish wish = session.stepUp;
    if (wish.acrValues.isEmpty() && !wish.maxAge)
        wish.maxAge = usualMaxAge;
    m_conversation = std::make_shared<Conversation>(*session.sender, m_metadata, m_context.clock, m_context.random,
                                                    std::move(wish), std::move(kept));
}

void SignInWork::post(AttemptId attempt, Form factors)
{
    m_conversation->send(std::move(factors), m_cancel.token())
        .then(this, [this, attempt](Result<ChallengeAnswer, TransportError> answered) {
            judgeChallenge(attempt, std::move(answered));
        });
}

void SignInWork::judgeChallenge(AttemptId attempt, Result<ChallengeAnswer, TransportError> answered)
{
    const auto pass = [&](auto& what) {
        using What = std::remove_cvref_t<decltype(what)>;
        if constexpr (std::is_same_v<What, Secret>) {
            m_conversation->keepCode(std::move(what));
            answer(attempt, AllFactorsAccepted{});
        } else if constexpr (std::is_same_v<What, WebWanted>) {
            if (m_metadata.authorizationEndpoint.isEmpty() || !m_context.browser || m_stepUp)
                return answer(attempt, Refused{{.reason = BlockReason::noWayIn}});
            answer(attempt, WebWanted{});
        } else {
            answer(attempt, std::move(what));
        }
    };
    if (answered)
        return std::visit(pass, answered->what);
    auto trouble = fromTransport(answered.error());
    std::visit(pass, trouble);
}

void SignInWork::start(SendCredentials effect)
{
    beginConversation(false);
    Form form;
    form.add("username", effect.identifier).add("password", effect.password);
    post(effect.attempt, std::move(form));
}

void SignInWork::start(FetchHumanCheck effect)
{
    Form form;
    form.add("captcha_type", humanCheckName(effect.kind));
    post(effect.attempt, std::move(form));
}

void SignInWork::start(DoWork effect)
{
    solveWork(std::move(effect.challenge), m_cancel.token(), m_context.clock)
        .then(this, [this, id = effect.attempt](Result<WorkSolution, WorkError> solution) {
            if (solution)
                return answer(id, WorkDone{std::move(*solution)});
            answer(id, Failed{{.what = Problem::workRefused}});
        });
}

void SignInWork::start(SendHumanAnswer effect)
{
    Form form;
    form.add("username", effect.identifier).add("password", effect.password);
    form.add("captcha", QByteArrayView(writeHumanAnswer(effect.challengeId, effect.answer, effect.workChallenge)));
    if (m_deviceKey && !m_stepUp) {
        form.add("device_proof",
                 QByteArrayView(makeDeviceProof(*m_deviceKey, m_metadata.issuer, m_conversation->authSession(),
                                                m_line->thumbprint(), now())));
    }
    post(effect.attempt, std::move(form));
}

void SignInWork::start(SendCode effect)
{
    Form form;
    form.add("otp", effect.code).add("otp_method", effect.method == CodeMethod::sms ? "sms" : "totp");
    post(effect.attempt, std::move(form));
}

void SignInWork::start(RequestSms effect)
{
    Form form;
    form.add("otp_method", "sms");
    post(effect.attempt, std::move(form));
}

void SignInWork::start(SendComputer effect)
{
    m_choice = std::move(effect.choice);
    if (m_choice.kind == ComputerKind::shared) {
        Form form;
        form.add("device_name", m_choice.name).add("device_kind", "shared");
        form.add("lease_seconds", QString::number(m_choice.lease.count()));
        return post(effect.attempt, std::move(form));
    }
    findOrMakeDeviceKey(*m_context.store, m_context.profile.id, this)
        .then(this, [this, id = effect.attempt](Result<jose::EcKey, SecretStoreError> key) {
            if (!key) {
                return answer(id, Failed{{.what = Problem::storeUnavailable, .store = key.error()}});
            }
            const QByteArray proof =
                makeDeviceProof(*key, m_metadata.issuer, m_conversation->authSession(), m_line->thumbprint(), now());
            m_deviceKey = std::move(*key);
            Form form;
            form.add("device_name", m_choice.name).add("device_kind", "own");
            form.add("device_proof", QByteArrayView(proof));
            post(id, std::move(form));
        });
}

void SignInWork::start(SignInByBrowser effect)
{
    beginConversation(false);
    m_choice = std::move(effect.choice);
    m_web = std::make_unique<WebSignIn>(m_context);
    m_web->begin(m_metadata, m_conversation->pkce().challenge, m_line->thumbprint())
        .then(this, [this, id = effect.attempt, token = m_cancel.token()](Result<WebCode, WebProblem> code) {
            if (token.isCancelled())
                return;
            if (!code)
                return answer(id, Failed{{.what = fromWeb(code.error())}});
            m_conversation->keepCode(std::move(code->code), code->redirectUri);
            answer(id, AllFactorsAccepted{});
        });
}

void SignInWork::start(StopWaiting)
{
    m_web.reset();
    m_cancel.cancel();
    m_cancel = CancelSource();
}

} // namespace sallyport::auth
