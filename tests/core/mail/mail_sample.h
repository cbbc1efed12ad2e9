// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages written for the tests: one that KuCoin could have sent, as Gmail would deliver it, and changes to it.
//   const QByteArray bytes = Sample{.from = "KuCoin <x@evil.example>"}.bytes();
#pragma once

#include <QByteArray>

namespace sallyport::test {

/// The provider's own lines, from the top, for a message from kucoin.com that passes.
inline const QByteArray gmailPass =
    "Delivered-To: trader@gmail.example\r\n"
    "Received: by 2002:a05:6a10:8b:b0:1 with SMTP id x1; Thu, 26 Nov 2026 09:00:01 +0000\r\n"
    "Return-Path: <bounce@kucoin.com>\r\n"
    "Received: from mail.kucoin.com (mail.kucoin.com. [192.0.2.25])\r\n"
    "        by mx.google.com with ESMTPS id x2; Thu, 26 Nov 2026 09:00:00 +0000\r\n"
    "Authentication-Results: mx.google.com;\r\n"
    "       dkim=pass header.i=@kucoin.com header.s=s1 header.b=abc;\r\n"
    "       spf=pass (google.com: domain of bounce@kucoin.com designates 192.0.2.25) "
    "smtp.mailfrom=bounce@kucoin.com;\r\n"
    "       dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=kucoin.com\r\n";

/// The same lines with another Authentication-Results value.
inline QByteArray gmail(const QByteArray& results, const QByteArray& mailHost = "mail.kucoin.com")
{
    return "Received: by 2002:a05:6a10:8b:b0:1 with SMTP id x1; Thu, 26 Nov 2026 09:00:01 +0000\r\n"
           "Received: from "
        + mailHost
        + " ([192.0.2.25]) by mx.google.com with ESMTPS id x2; Thu, 26 Nov 2026 09:00:00 +0000\r\n"
          "Authentication-Results: "
        + results + "\r\n";
}

struct Sample {
    QByteArray provider = gmailPass;
    QByteArray from = "KuCoin <no-reply@kucoin.com>";
    QByteArray subject = "[KuCoin] New sign-in";
    QByteArray more = {}; ///< further header lines, each with its line end
    QByteArray type = "text/html; charset=utf-8";
    QByteArray body = "<p>Hello,<br>your anti-phishing code: tulip 77</p>"
                      "<p><a href=\"https://www.kucoin.com/account\">See your account</a></p>";

    QByteArray bytes() const
    {
        return provider + "From: " + from + "\r\nTo: trader@gmail.example\r\nSubject: " + subject
            + "\r\nDate: Thu, 26 Nov 2026 09:00:00 +0000\r\n" + more + "MIME-Version: 1.0\r\nContent-Type: " + type
            + "\r\n\r\n" + body + "\r\n";
    }
};

} // namespace sallyport::test
