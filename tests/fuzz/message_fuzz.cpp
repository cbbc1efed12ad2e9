// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageJudge: whatever the bytes, a report or a refusal; without a provider's word nothing is proved; and the code,
// which is put into every message here, is in no report. Whether it is plainly a message is asked, too.
#include "core/mail/message_report.h"
#include "core/mail/whole_message.h"
#include "core/origin/profile_sources.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    static const mail::MessageJudge judge(*origin::shippedProfile(u"kucoin"), {});
    static const mail::KnownCode code{.code = Secret::copyOf("qzxwvk")};
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QByteArray texts[] = {bytes, "From: a@kucoin.com\nSubject: qzxwvk\n" + bytes,
                                "From: a@kucoin.com\nSubject: x\nContent-Type: text/html\n\nqzxwvk" + bytes};
    if (mail::isWholeMessage(bytes) && !bytes.contains(':'))
        std::abort();
    for (const QByteArray& text : texts) {
        const auto report = judge.judge(text, code);
        if (!report)
            continue;
        if (report->verdict == mail::MessageVerdict::genuine || report->proof == mail::SenderProof::proven)
            std::abort();
        QString all = report->subject + report->senderName + report->senderAddress;
        for (const auto& link : report->links)
            all += link.report.host + link.shownHost;
        if (all.contains(QLatin1StringView("qzxwvk")))
            std::abort();
    }
    return 0;
}
