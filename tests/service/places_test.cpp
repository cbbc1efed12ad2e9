// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/places.h"
#include "tests/support/catch.h"

using namespace sallyport::service;

TEST_CASE("an address is compared by its network, and only loopback has a place")
{
    struct Row {
        const char* address;
        const char* location;
        const char* network;
    };
    const auto row = GENERATE(values<Row>({
        {"127.0.0.1", "This computer (practice)", "loopback"},
        {"127.3.2.1", "This computer (practice)", "loopback"},
        {"::1", "This computer (practice)", "loopback"},
        {"::ffff:127.0.0.1", "This computer (practice)", "loopback"},
        {"192.0.2.7", "", "192.0.2.0/24"},
        {"192.0.2.250", "", "192.0.2.0/24"},
        {"::ffff:192.0.2.7", "", "192.0.2.0/24"},
        {"198.51.100.23", "Far away (practice drill)", "198.51.100.0/24"},
        {"2001:db8:1:2::3", "", "2001:db8:1::/48"},
        {"2001:db8:1:ffff::9", "", "2001:db8:1::/48"},
        {"::2", "", "0:0:0::/48"},
        {"", "", ""},
        {"localhost", "", ""},
        {"127.0.0.1.evil.example", "", ""},
        {"127.0.0.256", "", ""},
    }));
    INFO(row.address);
    const Place place = placeOf(QString::fromLatin1(row.address));
    CHECK(place.location == QString::fromLatin1(row.location));
    CHECK(place.network == QString::fromLatin1(row.network));
}
