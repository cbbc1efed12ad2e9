// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's resolver beside a nameserver of our own on a loopback address, where port 53 may be opened (in CI it
// may).
#include "app/dns_key_records.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QNetworkDatagram>
#include <QUdpSocket>

using namespace sallyport;
using namespace std::chrono_literals;
using mail::KeyRecordError;

namespace {

const QString name = QStringLiteral("s1._domainkey.kucoin.com");

/// Answers each question for TXT with these records (RFC 1035, 4), or with an error, or not at all.
struct Nameserver : QObject {
    QUdpSocket socket;
    QHostAddress address{QStringLiteral("127.53.53.53")};
    QList<QList<QByteArray>> records;
    char error = 0; ///< RCODE
    bool silent = false;
    int asked = 0;

    bool listen()
    {
        connect(&socket, &QUdpSocket::readyRead, this, [this] {
            while (socket.hasPendingDatagrams())
                answer(socket.receiveDatagram());
        });
        return socket.bind(address, 53);
    }

    void answer(const QNetworkDatagram& question)
    {
        ++asked;
        if (silent)
            return;
        constexpr qsizetype header = 12;
        const QByteArray all = question.data();
        const qsizetype end = all.indexOf('\0', header) + 5; // the name, its type and class
        QByteArray reply = all.first(2) + "\x81" + char(0x80 | error) + QByteArray("\0\1\0", 3) + char(records.size())
            + QByteArray(4, '\0') + all.sliced(header, end - header);
        for (const QList<QByteArray>& texts : records) {
            QByteArray data;
            for (const QByteArray& text : texts)
                data += char(text.size()) + text;
            reply += QByteArray("\xc0\x0c\0\x10\0\1\0\0\0\x3c", 10) + char(data.size() >> 8) + char(data.size() & 0xff)
                + data;
        }
        socket.writeDatagram(reply, question.senderAddress(), quint16(question.senderPort()));
    }
};

} // namespace

TEST_CASE("only names of keys are asked for, and none once the question is given up")
{
    app::DnsKeyRecords keys(QHostAddress(QStringLiteral("127.53.53.54")), 20s);
    for (const char* wrong :
         {"", "kucoin.com", "_domainkey.kucoin.com", "s1._domainkey.", "s 1._domainkey.kucoin.com",
          "s1._domainkey.ku\nin.com", "a_b._domainkey.kucoin.com", "s1._domainkey.x._domainkey.kucoin.com"})
        CHECK(test::waitFor(keys.records(QString::fromLatin1(wrong), {})).error() == KeyRecordError::unreachable);
    CHECK_FALSE(test::waitFor(keys.records(QString(250, u'a') + name, {})));
    CancelSource cancel;
    cancel.cancel();
    CHECK_FALSE(test::waitFor(keys.records(name, cancel.token())));
}

TEST_CASE("a nameserver's texts are taken whole, what it does not have is none, and its silence has an end")
{
    Nameserver server;
    if (!server.listen()) {
        WARN("skipped: port 53 of a loopback address cannot be opened here");
        return;
    }
    app::DnsKeyRecords keys(server.address, 20s);
    const auto ask = [&] { return test::waitFor(keys.records(name, {})); };
    server.records = {{"v=DKIM1; k=rsa; p=", "MIIB"}, {"another"}};
    CHECK(ask() == QList<QByteArray>{"v=DKIM1; k=rsa; p=MIIB", "another"});
    server.records = {};
    CHECK(ask().error() == KeyRecordError::unreachable); // a name without texts: Qt cannot tell it from a broken answer
    server.error = 3;                                    // NXDOMAIN
    CHECK(ask() == QList<QByteArray>{});
    server.error = 2; // SERVFAIL
    CHECK(ask().error() == KeyRecordError::unreachable);
    server.error = 0;
    server.records = QList<QList<QByteArray>>(9, {"x"});
    CHECK(ask().error() == KeyRecordError::unreachable);

    server.silent = true;
    app::DnsKeyRecords hasty(server.address, 50ms);
    CHECK(test::waitFor(hasty.records(name, {})).error() == KeyRecordError::unreachable);
    CancelSource cancel;
    const int before = server.asked;
    auto task = keys.records(name, cancel.token());
    REQUIRE(test::waitUntil([&] { return server.asked > before; }));
    cancel.cancel();
    CHECK(test::waitFor(std::move(task)).error() == KeyRecordError::cancelled);
    // The resolver's own thread ends with an answer.
    server.silent = false;
}
