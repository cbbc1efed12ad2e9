// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/service.h"

#include "core/base/json.h"
#include "core/base/log.h"
#include "service/account/account_service_api.h"
#include "service/alerts/notice_sender.h"
#include "service/alerts/ssf_api.h"
#include "service/data_folder.h"
#include "service/drills/drill_desk.h"
#include "service/file_audit_log.h"
#include "service/http/http_server.h"
#include "service/inbox.h"
#include "service/metadata.h"
#include "service/new_account.h"
#include "service/start_errors.h"
#include "service/tls/tls_identity.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

constexpr std::chrono::minutes housekeepingEvery{1};
constexpr std::chrono::hours renewalEvery{6};
constexpr std::size_t otherFiles = 64; // what is open besides connections

QByteArrayList hostsOf(quint16 port)
{
    const auto suffix = ':' + QByteArray::number(port);
    return {"localhost" + suffix, "127.0.0.1" + suffix, "[::1]" + suffix};
}

std::unique_ptr<Inbox> makeInbox(const DataFolder& folder, bool practice, const Clock& clock, const Random& random)
{
    return practice ? std::make_unique<Inbox>(folder.file(u"inbox"), clock, random) : nullptr;
}

HttpLimits withinOpenFiles(HttpLimits limits)
{
    const auto files = allowOpenFiles(limits.connections + otherFiles);
    limits.connections = std::min(limits.connections, std::max(files, 2 * otherFiles) - otherFiles);
    return limits;
}

/// The port to ask for: the kept one, else the wanted one, else any.
Result<quint16, StartError> portFor(const DataFolder& folder, const ServeOptions& options)
{
    const auto kept = folder.keptPort();
    if (!kept)
        return std::unexpected(startError(kept.error(), folder.path()));
    if (*kept && options.port && **kept != *options.port)
        return std::unexpected(otherPortError(**kept));
    return kept->value_or(options.port.value_or(0));
}

} // namespace

struct Service::Impl {
    Impl(EventLoop& eventLoop, DataFolder dataFolder, TlsIdentity identity, std::unique_ptr<Store> opened,
         const ServeOptions& options, Clock theClock, const Random& random, const ServiceSettings& settings)
        : loop(eventLoop),
          clock(std::move(theClock)),
          folder(std::move(dataFolder)),
          tls(std::move(identity)),
          store(std::move(opened)),
          audit(folder.file(u"audit.log"), clock),
          hasher(random, settings.passwordCost),
          humanChecks(clock, random, Secret::random(random, 32), settings.humanChecks),
          inbox(makeInbox(folder, options.practice, clock, random)),
          messenger(inbox ? static_cast<Messenger&>(*inbox) : noMessenger),
          journal(store->database, loop, clock, random),
          notices(*store, messenger, loop, clock),
          server(std::make_unique<HttpServer>(loop, withinOpenFiles(settings.http), clock))
    {
    }
    ~Impl()
    {
        server.reset();
        loop.stopPool(); // its work uses what dies next
    }

    ServerCertificate certificate() const
    {
        return {.certificatePem = tls.leafPem(), .keyPem = tls.leafKeyPem().clone()};
    }

    void keepHouse()
    {
        loop.after(housekeepingEvery, [this, alive = std::weak_ptr(life)] {
            if (alive.expired())
                return;
            keepHouse(); // first: an exception below must not have been the last time
            api->housekeeping();
            alerts->housekeeping();
        });
    }
    void keepCertificate()
    {
        loop.after(renewalEvery, [this, alive = std::weak_ptr(life)] {
            if (alive.expired())
                return;
            keepCertificate();
            const auto renewed = tls.renewWhenDue(clock);
            if (!renewed || (*renewed && !server->setCertificate(certificate())))
                qCCritical(logService) << "the certificate could not be renewed";
        });
    }

    EventLoop& loop;
    Clock clock;
    DataFolder folder;
    TlsIdentity tls;
    std::unique_ptr<Store> store;
    FileAuditLog audit;
    PasswordHasher hasher;
    HumanChecks humanChecks;
    std::unique_ptr<Inbox> inbox; ///< null for a service that is not a practice
    NoMessenger noMessenger;
    Messenger& messenger;
    AlertJournal journal;
    NoticeSender notices;
    std::unique_ptr<AccountServiceApi> api;
    std::unique_ptr<SsfApi> alerts;
    Router router;
    std::unique_ptr<DrillDesk> drills; ///< likewise
    std::unique_ptr<HttpServer> server;
    Secret readyLine;
    std::optional<PracticeAccount> practice;
    bool stopping = false;
    std::shared_ptr<int> life = std::make_shared<int>();

    Result<Done, StartError> serve(const Random& random, const SignInLimits& limits, quint16 wantedPort);
    Result<Done, StartError> prepareReadyLine(const QByteArray& issuer, bool isPractice, const Random& random);
};

Result<Done, StartError> Service::Impl::serve(const Random& random, const SignInLimits& limits, quint16 port)
{
    const auto issuer = "https://localhost:" + QByteArray::number(port);
    auto made = AccountServiceApi::create({.store = *store,
                                           .executor = loop,
                                           .messenger = messenger,
                                           .audit = audit,
                                           .events = journal,
                                           .hasher = hasher,
                                           .humanChecks = humanChecks,
                                           .clock = clock,
                                           .random = random,
                                           .issuer = issuer,
                                           .limits = limits});
    if (!made)
        return std::unexpected(startError(made.error()));
    api = std::move(*made);
    api->addRoutes(router);
    alerts = std::make_unique<SsfApi>(api->context(), journal);
    alerts->addRoutes(router);
    journal.listen([this](std::int64_t) { notices.wake(); });
    notices.wake(); // what a stop has left
    addMetadataRoute(router, issuer, tls.pins());
    if (practice && inbox) {
        drills = std::make_unique<DrillDesk>(DrillParts{.context = api->context(),
                                                        .router = router,
                                                        .inbox = *inbox,
                                                        .identifier = practice->identifier.toUtf8(),
                                                        .password = practice->password.clone()});
    }
    const auto served = server->serve(certificate(), hostsOf(port), [this](HttpRequest request, Answerer answer) {
        router.handle(std::move(request), std::move(answer));
    });
    if (!served)
        return std::unexpected(startError(TlsIdentityError::unreadable, folder.file(u"tls")));
    return Done{};
}

Result<Done, StartError> Service::Impl::prepareReadyLine(const QByteArray& issuer, bool isPractice,
                                                         const Random& random)
{
    QJsonArray pins;
    for (const auto& pin : tls.pins())
        pins.append(QString::fromLatin1(pin));
    QJsonObject facts{{u"issuer"_s, QString::fromLatin1(issuer)},
                      {u"ca_file"_s, tls.rootFile()},
                      {u"pin"_s, pins.first()},
                      {u"pins"_s, pins}};
    if (isPractice) {
        auto account = practiceAccount(folder.file(u"practice.json"), *store, hasher, clock, random);
        if (!account)
            return std::unexpected(startError(account.error(), folder.file(u"practice.json")));
        facts[u"practice"_s] = QJsonObject{{u"identifier"_s, account->identifier},
                                           {u"password"_s, QString::fromLatin1(account->password.view())},
                                           {u"otpauth"_s, QString::fromLatin1(account->otpauth.view())}};
        practice = std::move(*account);
    }
    auto line = writeJson(facts) + '\n';
    readyLine = Secret::takeFrom(line);
    return Done{};
}

Service::Service(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Service::~Service() = default;

Result<std::unique_ptr<Service>, StartError> Service::start(EventLoop& loop, const ServeOptions& options,
                                                            const Clock& clock, const Random& random,
                                                            const ServiceSettings& settings)
{
    auto folder = DataFolder::open(options.folder);
    if (!folder)
        return std::unexpected(startError(folder.error(), options.folder));
    const auto wanted = portFor(*folder, options);
    if (!wanted)
        return std::unexpected(wanted.error());
    auto tls = TlsIdentity::open(folder->file(u"tls"), clock);
    if (!tls)
        return std::unexpected(startError(tls.error(), folder->file(u"tls")));
    auto store = Store::open(folder->path(), random);
    if (!store)
        return std::unexpected(startError(store.error()));
    auto impl = std::make_unique<Impl>(loop, std::move(*folder), std::move(*tls), std::move(*store), options, clock,
                                       random, settings);
    const auto port = impl->server->listen(*wanted);
    if (!port)
        return std::unexpected(startError(port.error()));
    if (const auto kept = impl->folder.keepPort(*port); !kept)
        return std::unexpected(startError(kept.error(), impl->folder.path()));
    if (const auto ready =
            impl->prepareReadyLine("https://localhost:" + QByteArray::number(*port), options.practice, random);
        !ready)
        return std::unexpected(ready.error());
    if (const auto served = impl->serve(random, settings.signIn, *port); !served)
        return std::unexpected(served.error());
    impl->keepHouse();
    impl->keepCertificate();
    impl->audit.write({.event = AuditEvent::serviceStarted});
    return std::unique_ptr<Service>(new Service(std::move(impl)));
}

const Secret& Service::readyLine() const
{
    return m_impl->readyLine;
}

void Service::command(QByteArrayView line, std::function<void(const QByteArray&)> answer)
{
    if (m_impl->drills && !m_impl->stopping)
        m_impl->drills->take(line, std::move(answer));
}

void Service::stop(std::move_only_function<void()> stopped)
{
    if (std::exchange(m_impl->stopping, true))
        return; // SIGTERM and the end of standard input may both come
    m_impl->server->stop([impl = m_impl.get(), stopped = std::move(stopped)]() mutable {
        impl->audit.write({.event = AuditEvent::serviceStopped});
        stopped();
    });
    m_impl->alerts->stop(); // its clients wait: the server is not to
}

} // namespace sallyport::service
