// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A message that KuCoin could have signed: signed by dkimpy 1.1.5 (Debian's python3-dkim) with the key pair of RFC
// 8032, 7.1, test 1, which RFC 8463, A.2, publishes; and a source that knows keys, or does not answer.
//   FakeKeys keys;  keys.publish(signedKeyName, signedKeyRecord);
#pragma once

#include "core/mail/key_records.h"

namespace sallyport::test {

inline const QString signedKeyName = QStringLiteral("s1._domainkey.kucoin.com");
inline const QByteArray signedKeyRecord = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

inline const QByteArray signedField = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=kucoin.com;\r\n"
                                      " i=@kucoin.com; q=dns/txt; s=s1; t=1700000000; h=from : to : subject :\r\n"
                                      " date : mime-version : content-type : from : subject;\r\n"
                                      " bh=7nPl31RExsKOV3P2JwGPtXyU8kL+Ni7Ijm6/BV50C30=;\r\n"
                                      " b=TEDtBhYo3nXTNGugpnMk2HvetvvCLDFUVcHYsvi2V8h/AwmDxYbWOiLeXLH3k7g9S3wOj\r\n"
                                      " XX1Le9WSbT7gSHNCQ==\r\n";
inline const QByteArray signedRest = "From: KuCoin <no-reply@kucoin.com>\r\n"
                                     "To: trader@gmail.example\r\n"
                                     "Subject: [KuCoin] New sign-in\r\n"
                                     "Date: Thu, 26 Nov 2026 09:00:00 +0000\r\n"
                                     "MIME-Version: 1.0\r\n"
                                     "Content-Type: text/html; charset=utf-8\r\n"
                                     "\r\n"
                                     "<p>Hello,<br>your anti-phishing code: tulip 77</p>\r\n"
                                     "<p><a href=\"https://www.kucoin.com/account\">See your account</a></p>\r\n";
inline const QByteArray signedSample = signedField + signedRest;

struct FakeKeys : mail::KeyRecordSource {
    QHash<QString, QList<QByteArray>> published; ///< what is not in it does not exist
    bool answers = true;                         ///< false: nothing comes back until it is cancelled
    bool reachable = true;
    QStringList asked;
    int cancelled = 0;

    void publish(const QString& name, const QByteArray& record) { published[name].append(record); }

    Task<QList<QByteArray>, mail::KeyRecordError> records(const QString& name, const CancelToken& cancel) override
    {
        using Answer = Task<QList<QByteArray>, mail::KeyRecordError>;
        asked.append(name);
        if (!reachable)
            return Answer::ready(std::unexpected(mail::KeyRecordError::unreachable));
        if (answers)
            return Answer::ready(published.value(name));
        auto promise = std::make_shared<Promise<QList<QByteArray>, mail::KeyRecordError>>();
        auto task = promise->task();
        cancel.onCancelled([this, promise] {
            ++cancelled;
            promise->finish(std::unexpected(mail::KeyRecordError::cancelled));
        });
        return task;
    }
};

} // namespace sallyport::test
