// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The web way: the request the browser sends back, the listener that takes it, and the whole sign-in through a browser.
#include "core/auth/loopback_listener.h"
#include "core/auth/web_sign_in.h"
#include "tests/core/auth/auth_fixture.h"

#include <QTcpSocket>
#include <QUrlQuery>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

const LoopbackExpectation expected{.port = 5000, .state = "st4te", .issuer = QStringLiteral("https://service.example")};

QByteArray get(const QByteArray& target, const QByteArray& headers = "Host: 127.0.0.1:5000\r\n")
{
    return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
}

/// Opens nothing; a test plays the browser.
struct FakeBrowser : BrowserOpener {
    QList<QUrl> opened;
    bool works = true;
    bool open(const QUrl& url) override
    {
        opened.append(url);
        return works;
    }
    QString goodbye() const override { return QStringLiteral("You can <b>close</b> this page"); }
    QString parameter(const char* name) const
    {
        return QUrlQuery(opened.last()).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    }
    quint16 port() const { return static_cast<quint16>(QUrl(parameter("redirect_uri")).port()); }
};

/// What the listener answers to these bytes; empty if it just hangs up.
QByteArray exchange(quint16 port, const QByteArray& bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!waitUntil([&] { return socket.state() == QAbstractSocket::ConnectedState; }, std::chrono::seconds(2)))
        return {};
    socket.write(bytes);
    waitUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, std::chrono::seconds(8));
    return socket.readAll();
}

QByteArray comeBack(const FakeBrowser& browser, const QByteArray& query)
{
    const quint16 port = browser.port();
    return exchange(port, get("/signed-in?" + query, "Host: 127.0.0.1:" + QByteArray::number(port) + "\r\n"));
}

/// A fixture whose service signs in on its own page only.
struct WebFixture : AuthFixture {
    FakeBrowser browser;
    WebFixture()
    {
        service.metadata.remove(QStringLiteral("authorization_challenge_endpoint"));
        service.metadata.insert(QStringLiteral("authorization_endpoint"),
                                QStringLiteral("https://service.example/authorize?kept=1"));
    }
    AuthContext webContext()
    {
        auto c = context();
        c.browser = &browser;
        return c;
    }
    /// What the service's page does for a person who signs in there.
    QByteArray grantCode()
    {
        return service.grantInBrowser(browser.parameter("code_challenge").toLatin1(),
                                      browser.parameter("dpop_jkt").toLatin1());
    }
};

template <typename S>
const S& stateOf(const SignIn& signIn)
{
    REQUIRE(AuthFixture::reaches<S>(signIn));
    return std::get<S>(signIn.state());
}

} // namespace

TEST_CASE("the request of the browser coming back is taken")
{
    const auto verdict =
        judgeLoopbackRequest(get("/signed-in?code=a%2Bb&state=st4te&iss=https%3A%2F%2Fservice.example"), expected);
    REQUIRE(std::holds_alternative<Secret>(verdict));
    CHECK(std::get<Secret>(verdict).view() == "a+b");
    CHECK(std::holds_alternative<RefusedSignIn>(
        judgeLoopbackRequest(get("/signed-in?error=access_denied&state=st4te"), expected)));
}

TEST_CASE("any other request at the port is answered and ignored")
{
    const QByteArray good = "/signed-in?code=c&state=st4te";
    struct Row {
        const char* what;
        QByteArray request;
        int status;
    };
    const Row rows[] = {
        {"another method", QByteArray("POST " + good + " HTTP/1.1\r\nHost: 127.0.0.1:5000\r\n\r\n"), 405},
        {"HEAD", QByteArray("HEAD " + good + " HTTP/1.1\r\nHost: 127.0.0.1:5000\r\n\r\n"), 405},
        {"another path", get("/?code=c&state=st4te"), 404},
        {"a longer path", get("/signed-in/x?code=c&state=st4te"), 404},
        {"an absolute target", get("http://127.0.0.1:5000" + good), 404},
        {"no host", get(good, ""), 400},
        {"another name for this computer (DNS rebinding)", get(good, "Host: evil.example:5000\r\n"), 400},
        {"localhost", get(good, "Host: localhost:5000\r\n"), 400},
        {"another port", get(good, "Host: 127.0.0.1:5001\r\n"), 400},
        {"two hosts", get(good, "Host: 127.0.0.1:5000\r\nHost: evil.example\r\n"), 400},
        {"wrong state", get("/signed-in?code=c&state=other"), 400},
        {"no state", get("/signed-in?code=c"), 400},
        {"empty state", get("/signed-in?code=c&state="), 400},
        {"two states", get("/signed-in?code=c&state=st4te&state=st4te"), 400},
        {"two codes", get("/signed-in?code=c&code=d&state=st4te"), 400},
        {"an error with a wrong state", get("/signed-in?error=access_denied&state=x"), 400},
        {"no code", get("/signed-in?state=st4te"), 400},
        {"an empty code", get("/signed-in?code=&state=st4te"), 400},
        {"a code with a line end", get("/signed-in?code=a%0Ab&state=st4te"), 400},
        {"a code with a bad escape", get("/signed-in?code=a%2&state=st4te"), 400},
        {"another issuer (mix-up)", get("/signed-in?code=c&state=st4te&iss=https://evil.example"), 400},
        {"nothing", "\r\n\r\n", 400},
        {"no version", "GET " + good + "\r\n\r\n", 400},
        {"HTTP/2", "GET " + good + " HTTP/2\r\nHost: 127.0.0.1:5000\r\n\r\n", 400},
        {"too long", get(good + QByteArray(9000, 'x')), 431},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto verdict = judgeLoopbackRequest(row.request, expected);
        REQUIRE(std::holds_alternative<IgnoredRequest>(verdict));
        CHECK(std::get<IgnoredRequest>(verdict).status == row.status);
    }
}

TEST_CASE("a service that says it names itself must do so")
{
    auto strict = expected;
    strict.issuerMustBeNamed = true;
    CHECK(std::holds_alternative<IgnoredRequest>(judgeLoopbackRequest(get("/signed-in?code=c&state=st4te"), strict)));
    CHECK(std::holds_alternative<Secret>(
        judgeLoopbackRequest(get("/signed-in?code=c&state=st4te&iss=https://service.example"), strict)));
}

TEST_CASE("a person signs in on the service's own page, and comes back signed in")
{
    WebFixture f;
    SignIn signIn(f.webContext());
    signIn.start();
    REQUIRE(AuthFixture::reaches<WebSignInNeeded>(signIn));
    CHECK_FALSE(signIn.act(GoBack{}));
    REQUIRE(signIn.act(OpenBrowser{AuthFixture::own()}));
    REQUIRE(f.browser.opened.size() == 1);
    const QUrl url = f.browser.opened.first();
    CHECK(url.toString(QUrl::RemoveQuery) == QLatin1String("https://service.example/authorize"));
    CHECK(f.browser.parameter("kept") == QLatin1String("1"));
    CHECK(f.browser.parameter("response_type") == QLatin1String("code"));
    CHECK(f.browser.parameter("client_id") == QLatin1String("sallyport-desktop"));
    CHECK(f.browser.parameter("code_challenge_method") == QLatin1String("S256"));
    CHECK(QUrl(f.browser.parameter("redirect_uri")).host() == QLatin1String("127.0.0.1"));

    const QByteArray state = f.browser.parameter("state").toLatin1();
    CHECK(state.size() >= 22);
    // A page elsewhere that guesses gets nothing, and changes nothing.
    CHECK(comeBack(f.browser, "code=evil&state=guess").startsWith("HTTP/1.1 400 "));
    CHECK(std::holds_alternative<WaitingForBrowser>(signIn.state()));

    const QByteArray page =
        comeBack(f.browser, "code=" + f.grantCode() + "&state=" + state + "&iss=https://service.example");
    CHECK(page.startsWith("HTTP/1.1 200 OK\r\n"));
    CHECK(page.contains("You can &lt;b&gt;close&lt;/b&gt; this page"));
    CHECK(page.contains("Cache-Control: no-store"));
    const auto& facts = stateOf<SignedIn>(signIn).facts;
    CHECK(facts.keeping == Keeping::stored);
    auto session = signIn.takeSession();
    REQUIRE(session);
    CHECK(waitFor(session->authorizedSend(f.listSessions()))->status == 200);
    // The port is closed, and the token request named the same redirect.
    CHECK(exchange(f.browser.port(), get("/")).isEmpty());
}

TEST_CASE("a native service may send a person to its page at any step")
{
    WebFixture f;
    f.service.metadata.insert(QStringLiteral("authorization_challenge_endpoint"),
                              QStringLiteral("https://service.example/oauth/challenge"));
    f.service.before = [](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (request.url.path() != QLatin1String("/oauth/challenge"))
            return std::nullopt;
        return net::HttpResponse{.status = 403, .body = R"({"error":"redirect_to_web"})"};
    };
    SignIn signIn(f.webContext());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    signIn.act(GiveCredentials{QStringLiteral("x"), Secret::fromText(u"y")});
    CHECK(stateOf<WebSignInNeeded>(signIn).credentialsToo);
    CHECK(signIn.act(GoBack{}));
    CHECK(std::holds_alternative<CredentialsNeeded>(signIn.state()));
}

TEST_CASE("a profile for the service's own page never asks for a passphrase here, whatever the metadata offers")
{
    WebFixture f; // such a profile may be without a pin
    f.service.metadata.insert(QStringLiteral("authorization_challenge_endpoint"),
                              QStringLiteral("https://service.example/oauth/challenge"));
    auto context = f.webContext();
    context.profile.signIn = origin::SignInKind::web;
    SECTION("and a page")
    {
        SignIn signIn(context);
        signIn.start();
        CHECK_FALSE(stateOf<WebSignInNeeded>(signIn).credentialsToo);
        CHECK_FALSE(signIn.act(GiveCredentials{QStringLiteral("x"), Secret::fromText(u"y")}));
    }
    SECTION("and nothing else")
    {
        const bool namesIssuer = GENERATE(true, false);
        if (!namesIssuer)
            context.profile.issuer.reset();
        f.service.metadata.remove(QStringLiteral("authorization_endpoint"));
        SignIn signIn(context);
        signIn.start();
        CHECK(stateOf<Blocked>(signIn).reason == BlockReason::noWayIn);
    }
}

TEST_CASE("what can go wrong with a browser leads back to its page", "[bad days]")
{
    WebFixture f;
    auto context = f.webContext();
    context.times.browser = std::chrono::milliseconds(100);
    Problem problem{};
    SignIn signIn(context);
    signIn.start();
    REQUIRE(AuthFixture::reaches<WebSignInNeeded>(signIn));
    SECTION("none can be opened")
    {
        f.browser.works = false;
        signIn.act(OpenBrowser{});
        problem = Problem::browserFailed;
    }
    SECTION("nobody comes back")
    {
        signIn.act(OpenBrowser{});
        problem = Problem::browserTimedOut;
    }
    SECTION("the service said no")
    {
        signIn.act(OpenBrowser{});
        comeBack(f.browser, "error=access_denied&state=" + f.browser.parameter("state").toLatin1());
        problem = Problem::refusedInBrowser;
    }
    SECTION("the code is no good")
    {
        signIn.act(OpenBrowser{});
        comeBack(f.browser, "code=spent&state=" + f.browser.parameter("state").toLatin1());
        problem = Problem::tokensRefused;
    }
    const auto& state = stateOf<WebSignInNeeded>(signIn);
    REQUIRE(state.trouble);
    CHECK(state.trouble->what == problem);
}

TEST_CASE("cancelling closes the port")
{
    WebFixture f;
    SignIn signIn(f.webContext());
    signIn.start();
    REQUIRE(AuthFixture::reaches<WebSignInNeeded>(signIn));
    signIn.act(OpenBrowser{});
    const quint16 port = f.browser.port();
    REQUIRE(signIn.act(Cancel{}));
    CHECK(exchange(port, get("/signed-in")).isEmpty());
    REQUIRE(waitUntil([&] { return std::holds_alternative<WebSignInNeeded>(signIn.state()); }));
    CHECK_FALSE(std::get<WebSignInNeeded>(signIn.state()).trouble);
}

TEST_CASE("the listener bears slow, endless and many connections", "[bad days]")
{
    LoopbackListener listener;
    REQUIRE(listener.listen({.port = 0, .state = "s", .issuer = {}}, {}));
    auto task = listener.answer(std::chrono::seconds(20));
    const auto port = static_cast<quint16>(QUrl(listener.redirectUri()).port());
    CHECK(exchange(port, "GET /" + QByteArray(20'000, 'x')).startsWith("HTTP/1.1 431 "));
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 20; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    // Eight may stay for a while; the rest are turned away, and once those are gone there is room again.
    const auto open = [&] {
        return std::ranges::count_if(idle, [](const auto& s) { return s->state() == QAbstractSocket::ConnectedState; });
    };
    REQUIRE(waitUntil([&] { return open() > 0; }));
    REQUIRE(waitUntil([&] { return open() <= 8; }, std::chrono::seconds(4)));
    idle.clear();
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(port) + "\r\n";
    QByteArray answer;
    REQUIRE(waitUntil(
        [&] { return (answer = exchange(port, get("/signed-in?code=c&state=s", host))).startsWith("HTTP/1.1 200"); },
        std::chrono::seconds(8)));
    CHECK(waitFor(std::move(task))->view() == "c");
}
