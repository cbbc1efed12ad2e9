// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The service's work challenges and the client's solver for programs in other languages: reads one JSON object a line,
// answers with one a line. Test only.
//   {"do":"facts"} -> {"secrets","data"}   {"do":"make","counter":3} -> challenge
//   {"do":"solve","challenge":{}} -> solution   {"do":"verify","challenge":{},"solution":{}} -> {"done":true}
#include "core/auth/human_challenge_reader.h"
#include "core/auth/work_solver.h"
#include "core/base/json.h"
#include "service/sign_in/work_puzzle.h"

#include <QCoreApplication>

#include <iostream>
#include <string>

using namespace sallyport;

namespace {

const QByteArray session(32, '\7');

const service::WorkSecrets& secrets()
{
    static const service::WorkSecrets both = service::workSecrets(Secret::copyOf("peer"));
    return both;
}

QJsonObject make(const QJsonObject& request)
{
    const auto now = systemClock().unixSeconds();
    return service::makeWork({.rounds = 200,
                              .counter = static_cast<std::uint32_t>(integerMember(request, u"counter").value_or(0)),
                              .expiresAt = integerMember(request, u"expires_at").value_or(now + 120),
                              .authSessionHash = session},
                             secrets(), systemRandom());
}

QJsonObject facts()
{
    const auto text = [](const Secret& secret) { return QString::fromLatin1(secret.view()); };
    return {{QStringLiteral("secrets"),
             QJsonObject{{QStringLiteral("hmacSignatureSecret"), text(secrets().signature)},
                         {QStringLiteral("hmacKeySignatureSecret"), text(secrets().keySignature)}}},
            {QStringLiteral("data"), make({})[QStringLiteral("parameters")][QStringLiteral("data")]}};
}

/// As the client solves what a service sent.
QJsonObject solve(const QJsonObject& challenge)
{
    const auto read = auth::readHumanChallenge({{QStringLiteral("type"), QStringLiteral("work")},
                                                {QStringLiteral("id"), QStringLiteral("x")},
                                                {QStringLiteral("challenge"), challenge}},
                                               systemClock().unixMs());
    if (!read)
        return {};
    QObject receiver;
    std::optional<Result<auth::WorkSolution, auth::WorkError>> found;
    auth::solveWork(std::get<auth::WorkChallenge>(read->puzzle), {}, systemClock())
        .then(&receiver, [&found](auto answer) { found = std::move(answer); });
    while (!found)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!*found)
        return {};
    const auto answer = readJsonObject(auth::writeHumanAnswer(read->id, **found, challenge));
    return answer ? answer->value(u"solution").toObject() : QJsonObject();
}

QJsonObject answered(const QJsonObject& request)
{
    const auto what = stringMember(request, u"do");
    const auto challenge = request.value(u"challenge").toObject();
    if (what == QLatin1String("make"))
        return make(request);
    if (what == QLatin1String("solve"))
        return solve(challenge);
    if (what == QLatin1String("verify"))
        return {{QStringLiteral("done"),
                 service::isWorkDone(challenge, request.value(u"solution").toObject(), secrets(), session,
                                     systemClock().unixSeconds())}};
    return facts();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = readJsonObject(QByteArrayView(line.data(), static_cast<qsizetype>(line.size())));
        std::cout << writeJson(request ? answered(*request) : QJsonObject()).toStdString() << std::endl;
    }
}
