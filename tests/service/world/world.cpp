// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/world/world.h"

#include "core/otp/one_time_code.h"

#include <QDir>
#include <QFileInfo>

namespace sallyport::test {

using namespace sallyport::service;

QString temporaryFolder()
{
    const QString inMemory = QStringLiteral("/dev/shm");
    const bool usable = QFileInfo(inMemory).isWritable();
    return (usable ? inMemory : QDir::tempPath()) + QStringLiteral("/sallyport-XXXXXX");
}

World::World(SignInLimits given) : limits(given), hasher(systemRandom(), {.memoryBytes = 8192, .passes = 1})
{
    restart();
    traderId = addAccount({traderMail, traderPhone}, traderPhone);
}

void World::restart()
{
    router.reset();
    alerts.reset();
    api.reset();
    notices.reset();
    journal.reset();
    store.reset();
    store = Store::open(folder.path(), systemRandom()).value();
    humanChecks = std::make_unique<HumanChecks>(time.clock(), systemRandom(), Secret::random(systemRandom(), 32),
                                                HumanCheckLimits{.workCost = 1, .workPrefixBits = 1});
    journal = std::make_unique<AlertJournal>(store->database, executor, time.clock(), systemRandom());
    notices = std::make_unique<NoticeSender>(*store, messenger, executor, time.clock());
    events.next = journal.get();
    api = AccountServiceApi::create({.store = *store,
                                     .executor = executor,
                                     .messenger = messenger,
                                     .audit = audit,
                                     .events = events,
                                     .hasher = hasher,
                                     .humanChecks = *humanChecks,
                                     .clock = time.clock(),
                                     .random = systemRandom(),
                                     .issuer = issuer,
                                     .limits = limits})
              .value();
    router = std::make_unique<Router>();
    api->addRoutes(*router);
    alerts = std::make_unique<SsfApi>(api->context(), *journal);
    alerts->addRoutes(*router);
    journal->listen([this](std::int64_t) { notices->wake(); });
}

void World::begin(HttpRequest request, std::shared_ptr<std::optional<HttpAnswer>> answer)
{
    router->handle(std::move(request), [answer](HttpAnswer given) { answer->emplace(std::move(given)); });
}

HttpAnswer World::send(HttpRequest request)
{
    auto answer = std::make_shared<std::optional<HttpAnswer>>();
    begin(std::move(request), answer);
    executor.drain();
    return answer->value();
}

std::int64_t World::addAccount(const QByteArrayList& identifiers, const QByteArray& phone)
{
    QStringList names;
    for (const auto& identifier : identifiers)
        names.append(QString::fromUtf8(identifier));
    return in([&] {
               return store->accounts.add({.identifiers = names,
                                           .phone = QString::fromUtf8(phone),
                                           .passwordHash = hasher.hash(Secret::copyOf(traderPassword)),
                                           .totpKey = Secret::copyOf(traderTotpKey),
                                           .createdAt = time.clock().unixSeconds()});
           })
        .value();
}

QByteArray World::totpCode(int stepsFromNow) const
{
    const otp::CodeParameters parameters{.key = Secret::copyOf(traderTotpKey)};
    return otp::totpCode(parameters, time.clock().unixSeconds() + stepsFromNow * 30).toLatin1();
}

} // namespace sallyport::test
