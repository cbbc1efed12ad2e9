// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/authentication_results.h"
#include "tests/support/catch.h"

using namespace sallyport::mail;

namespace {

/// "id: method=result@header.from ..."
QString summary(const char* value)
{
    const auto read = readAuthenticationResults(value);
    QString text = read.authservId + u':';
    for (const auto& result : read.results)
        text += u' ' + result.method + u'=' + result.result
            + (result.headerFrom.isEmpty() ? QString() : u'@' + result.headerFrom);
    return text;
}

} // namespace

TEST_CASE("what providers write is read, each in its own manner")
{
    struct Row {
        const char* value;
        const char* summary;
        const char* source;
    };
    const Row rows[] = {
        {"mx.google.com; dkim=pass header.i=@kucoin.com header.s=s1 header.b=abc; spf=pass (google.com: domain of "
         "no-reply@kucoin.com designates 192.0.2.1 as permitted sender) smtp.mailfrom=no-reply@kucoin.com; "
         "dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=kucoin.com",
         "mx.google.com: dkim=pass spf=pass dmarc=pass@kucoin.com", "Gmail's manner"},
        {"mail.protonmail.ch; dmarc=pass (p=quarantine dis=none) header.from=KuCoin.com",
         "mail.protonmail.ch: dmarc=pass@kucoin.com", "Proton's manner, one method a field"},
        {"spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x.example; dkim=pass (signature was verified) "
         "header.d=x.example;dmarc=pass action=none header.from=x.example;compauth=pass reason=100",
         ": spf=pass dkim=pass dmarc=pass@x.example compauth=pass", "Outlook.com writes no authserv-id"},
        {"mx.example 1; none", "mx.example:", "RFC 8601, 2.2: a version, no results"},
        {"mx.example; dmarc=fail (p=none) reason=\"a; dmarc=pass header.from=kucoin.com\" header.from=kucoin.com",
         "mx.example: dmarc=fail@kucoin.com", "results within quotes are none"},
        {"mx.example; spf=pass (a \\) ; dmarc=pass) smtp.mailfrom=x; dmarc=none header.from=a.example",
         "mx.example: spf=pass dmarc=none@a.example", "nor within comments, also with an escaped parenthesis"},
        {"mx.example; spf=pass smtp.mailfrom=\";\" dmarc=pass header.from=kucoin.com",
         "mx.example: spf=pass@kucoin.com", "a quoted sign is no sign"},
        {"mx.example (comment) ; dmarc (why) = (not) pass header.from (x) = kucoin.com",
         "mx.example: dmarc=pass@kucoin.com", "comments in all places (RFC 8601, appendix B)"},
        {"mx.example; dmarc/1=pass header.from=kucoin.com", "mx.example: dmarc=pass@kucoin.com", "a method's version"},
        {"MX.Example; DMARC=Pass header.From=kucoin.com", "mx.example: dmarc=pass@kucoin.com", "capitals"},
        {"mx.example; spf=pass (never closed; dmarc=pass header.from=kucoin.com", "mx.example: spf=pass",
         "an open comment swallows the rest"},
        {"", ":", "nothing"},
        {";;;===", ":", "signs only"},
        {"mx.example", "mx.example:", "an id alone"},
        {"\xff\xfe; dmarc=pass", "\xef\xbf\xbd\xef\xbf\xbd: dmarc=pass", "not UTF-8"},
    };
    for (const auto& row : rows) {
        INFO(row.source << ": " << row.value);
        CHECK(summary(row.value) == QString::fromUtf8(row.summary));
    }
}

TEST_CASE("a field beyond the limits is not read at all")
{
    CHECK(readAuthenticationResults("mx.example; " + QByteArray(17 * 1024, 'x')).authservId.isEmpty());
    CHECK(readAuthenticationResults("mx.example" + QByteArray("; spf=pass").repeated(101)).results.isEmpty());
    CHECK(readAuthenticationResults("mx.example; " + QByteArray(10'000, '(')).results.isEmpty());
}

TEST_CASE("a hop is read from its Received line")
{
    struct Row {
        const char* value;
        bool hasFrom;
        const char* by;
        bool fromInside;
    };
    const Row rows[] = {
        {"from mail.x.example (mail.x.example. [192.0.2.1]) by mx.google.com with ESMTPS id 1; Thu, 1 Jan 2026", true,
         "mx.google.com", false},
        {"by 2002:a05:6a10:8b:b0:1 with SMTP id x; Thu, 1 Jan 2026", false, "2002:a05:6a10:8b:b0:1", false},
        {"from mx5 ([10.202.2.204]) by compute6.internal (MEProxy)", true, "compute6.internal", true},
        {"from localhost (localhost [127.0.0.1]) by mx5.example", true, "mx5.example", true},
        {"from localhost (localhost [IPv6:::1]) by mx5.example", true, "mx5.example", true},
        {"from [10.0.0.1] (evil.example [192.0.2.1]) by mx5.example", true, "mx5.example", false},
        {"from 203.0.113.5 (EHLO [10.0.0.1]) by mx.example with SMTPs", true, "mx.example", false}, // Yahoo's manner
        {"from [10.0.0.1] (203.0.113.5) by mx.example", true, "mx.example", false},                 // Exchange's
        {"from unknown (HELO [10.0.0.1]) (203.0.113.5) by mx.example", true, "mx.example", false},  // qmail's
        {"from [203.0.113.5] (helo=[10.0.0.1]) by mx.example", true, "mx.example", false},          // Exim's
        {"from unknown (HELO [10.0.0.1]) by mx.example", true, "mx.example", false},
        {"from [10.0.0.1] by mx.example", true, "mx.example", false},
        {"from [10.0.0.1] (EHLO x) (2001:db8::1) by mx.example", true, "mx.example", false},
        {"from a ([10.0.0.1]) by b (unknown [203.0.113.5]) by mx.example", true, "mx.example", false},
        {"from a ([10.0.0.1])\tby\tb (unknown [203.0.113.5]) by mx.example; 1 by 2", true, "mx.example", false},
        {"from 10 (mx5 [10.202.2.204]) by mx.example (192.0.2.1) with ESMTP", true, "mx.example", true},
        {"from mx5.example by mx6.example", true, "mx6.example", false},
        {"from x (x [not an address]) by y", true, "y", false},
        {"FROM x BY Y.Example", true, "y.example", false},
        {"", false, "", false},
    };
    for (const auto& row : rows) {
        INFO(row.value);
        const auto line = readReceived(row.value);
        CHECK(line.hasFrom == row.hasFrom);
        CHECK(line.by == QString::fromUtf8(row.by));
        CHECK(line.fromInside == row.fromInside);
    }
}
