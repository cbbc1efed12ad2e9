// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our client signing in the web way at a service nobody here wrote; whoever runs this plays the browser. Prints one
// JSON object a line: {"address"}, {"open"}, then {"trouble"} or {"signed_in"}, {"called"} twice (the second time with
// the session read back from the store) and {"signed_out"}. Test only. Usage: web_peer ISSUER CA-FILE
#include "core/auth/session.h"
#include "core/auth/sign_in.h"
#include "core/base/json.h"
#include "core/net/https_transport.h"
#include "core/origin/profile_sources.h"
#include "core/secrets/memory_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <iostream>

using namespace sallyport;
using namespace sallyport::auth;

namespace {

void say(QStringView what, const QJsonValue& value)
{
    std::cout << writeJson({{what.toString(), value}}).toStdString() << std::endl;
}

struct PrintedBrowser final : BrowserOpener {
    bool open(const QUrl& url) override
    {
        say(u"open", url.toString(QUrl::FullyEncoded));
        return true;
    }
};

template <typename F>
void runUntil(F isDone)
{
    while (!isDone()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

template <typename T, typename E>
Result<T, E> answerOf(Task<T, E> task)
{
    QObject receiver;
    std::optional<Result<T, E>> answer;
    std::move(task).then(&receiver, [&](Result<T, E> a) { answer.emplace(std::move(a)); });
    runUntil([&] { return answer.has_value(); });
    return std::move(*answer);
}

/// The session, or nothing after {"trouble"}.
std::unique_ptr<Session> signInByBrowser(const AuthContext& context)
{
    SignIn signIn(context);
    signIn.start();
    runUntil([&] { return !std::holds_alternative<AddressChecking>(signIn.state()); });
    if (!std::holds_alternative<WebSignInNeeded>(signIn.state())) {
        say(u"trouble", QStringLiteral("no web way"));
        return nullptr;
    }
    say(u"address", signIn.address()->issuer);
    signIn.act(OpenBrowser{{.kind = ComputerKind::own, .name = QStringLiteral("Peer desk")}});
    runUntil([&] {
        return std::holds_alternative<SignedIn>(signIn.state()) || std::holds_alternative<Blocked>(signIn.state())
            || std::holds_alternative<WebSignInNeeded>(signIn.state());
    });
    if (!std::holds_alternative<SignedIn>(signIn.state())) {
        const auto* back = std::get_if<WebSignInNeeded>(&signIn.state());
        const bool refused = back && back->trouble && back->trouble->what == Problem::refusedInBrowser;
        say(u"trouble", refused ? QStringLiteral("refused in the browser") : QStringLiteral("other"));
        return nullptr;
    }
    auto session = signIn.takeSession();
    const SessionFacts& facts = session->facts();
    say(u"signed_in",
        QJsonObject{{QStringLiteral("scope"), facts.scope},
                    {QStringLiteral("stored"), facts.keeping == Keeping::stored},
                    {QStringLiteral("account_api"), !session->accountEndpoint().isEmpty()},
                    {QStringLiteral("expires_at"), qint64{facts.expiresAt}}});
    return session;
}

void call(Session& session, const AuthContext& context)
{
    const QUrl url(context.profile.issuer->text() + QStringLiteral("/resource"));
    const auto answer = answerOf(session.authorizedSend({.url = url}));
    say(u"called", answer ? answer->status : 0);
}

void run(const AuthContext& context)
{
    auto session = signInByBrowser(context);
    if (!session)
        return;
    call(*session, context);
    session.reset();
    auto restored = answerOf(Session::restore(context));
    if (!restored)
        return say(u"trouble", QStringLiteral("not restored"));
    session = std::move(*restored);
    call(*session, context);
    const auto report = answerOf(session->signOut());
    say(u"signed_out",
        QJsonObject{{QStringLiteral("confirmed"), report && report->outcome == SignOutOutcome::confirmed},
                    {QStringLiteral("kept"), answerOf(Session::restore(context)).has_value()}});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    QFile ca(arguments.value(2));
    QTemporaryDir folder;
    if (!ca.open(QIODevice::ReadOnly) || !folder.isValid())
        return 2;
    const auto profile = origin::givenProfile(arguments.at(1), ca.readAll(), {});
    if (!profile)
        return 2;
    net::HttpsTransport transport(*profile);
    secrets::MemoryStore store;
    PrintedBrowser browser;
    run({.profile = *profile,
         .transport = &transport,
         .store = &store,
         .browser = &browser,
         .lockFile = folder.filePath(QStringLiteral("session.lock"))});
}
