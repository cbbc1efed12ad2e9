// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/qr_content.h"
#include "tests/support/catch.h"

using namespace sallyport::qr;

TEST_CASE("a payload is told for what a phone would make of it")
{
    struct Row {
        const char* bytes;
        QrKind kind;
        const char* attacks;
    };
    const Row rows[] = {
        {"https://www.kucoin.com/", QrKind::link, "plain"},
        {"HTTPS://KUCOIN.COM.EVIL.EXAMPLE", QrKind::link, "capitals, as the alphanumeric mode writes them"},
        {"  \t\nhttps://evil.example", QrKind::link, "white space before it"},
        {"ht\ttps://evil.example", QrKind::link, "a tab inside, which browsers drop"},
        {"\x01https://evil.example", QrKind::link, "a control before it, which browsers drop"},
        {"\xe2\x80\x83http:evil.example", QrKind::link, "an em space before it"},
        {"java\nscript:alert(1)", QrKind::link, "a script, to be judged unsafe"},
        {"data:text/html,x", QrKind::link, "a page inside the code"},
        {"intent://evil.example#Intent;scheme=https;end", QrKind::link, "Android's own kind"},
        {"//evil.example/x", QrKind::link, "no scheme"},
        {"www.kucoin.com", QrKind::link, "a bare host"},
        {"kucoin.com/login?x=1", QrKind::link, "a bare host and a path"},
        {"kucoin.com:8443", QrKind::link, "a bare host and a port"},
        {"xn--kucin-dye.com", QrKind::link, "a bare host in punycode"},
        {"\xd0\xbaucoin.com", QrKind::link, "a bare host with a Cyrillic letter"},
        {"kucoin.xn--p1ai", QrKind::link, "a top domain in punycode"},
        {"otpauth://totp/KuCoin?secret=MZXW6", QrKind::otpauth, "an authenticator's key"},
        {"OTPAUTH://TOTP/x?secret=MZXW6", QrKind::otpauth, "in capitals"},
        {" otpauth://totp/x?secret=MZXW6", QrKind::otpauth, "after a space: must not be shown as text"},
        {"otp\nauth://totp/x?secret=MZXW6", QrKind::otpauth, "with a line end inside"},
        {"otpauth-migration://offline?data=CgA", QrKind::migration, "an export of several keys"},
        {"WIFI:T:WPA;S:cafe;P:secret;;", QrKind::text, "another scheme is no page"},
        {"bitcoin:bc1qexample?amount=1", QrKind::text, "likewise"},
        {"mailto:a@kucoin.com", QrKind::text, "likewise"},
        {"a@kucoin.com", QrKind::text, "an address is no host"},
        {"Meet me. Tomorrow", QrKind::text, "a dot makes no host"},
        {"1.5", QrKind::text, "nor does a number"},
        {"", QrKind::text, "nothing"},
        {".", QrKind::text, "a dot alone"},
        {"\xff\xfe\x41", QrKind::binary, "not UTF-8"},
        {"https://kucoin.com/\xca", QrKind::binary, "a letter cut off at the end"},
        {"https://kucoin.com/\xc0\xaf", QrKind::binary, "overlong UTF-8"},
    };
    for (const auto& row : rows) {
        INFO(row.attacks << ": " << row.bytes);
        const auto content = qrContent({QByteArray(row.bytes)});
        CHECK(content.kind == row.kind);
        const bool hasText = content.kind == QrKind::link || content.kind == QrKind::text;
        CHECK(content.text == (hasText ? QString::fromUtf8(row.bytes) : QString()));
    }
}
