// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/origin/service_names.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::origin;

namespace {

Result<ServiceNames, ServiceNamesError> namesOf(const QByteArray& links)
{
    return readServiceNames(*readJsonObject(R"({"links": )" + links + '}', {.maxBytes = 64 * 1024, .maxDepth = 4}));
}

} // namespace

TEST_CASE("what links are judged by is read and written back the same")
{
    const QByteArray links =
        R"({"names": ["kraken", "okx"], "ordinary_names": ["kraken"], "login_words": ["mypage"], "disputed_domains": ["a.example"],
            "store_entries": ["https://store.example/app?id=1"], "verification_page": "https://www.example/cert"})";
    const auto names = namesOf(links);
    REQUIRE(names.has_value());
    CHECK(names->names == QStringList{QStringLiteral("kraken"), QStringLiteral("okx")});
    CHECK(names->ordinaryNames == QStringList{QStringLiteral("kraken")});
    CHECK(serviceNamesToJson(*names) == *readJsonObject(links, {.maxBytes = 64 * 1024, .maxDepth = 4}));
}

TEST_CASE("what links are judged by is refused whole if it is wrong anywhere")
{
    using enum ServiceNamesError;
    struct Row {
        const char* attack;
        QByteArray links;
        ServiceNamesError error;
    };
    const Row rows[] = {
        {"a list", "[]", malformed},
        {"null", "null", malformed},
        {"a misspelt member", R"({"name": ["example"]})", malformed},
        {"names of the wrong type", R"({"names": "example"})", malformed},
        {"a name of the wrong type", R"({"names": [1]})", malformed},
        {"11 names", R"({"names": [)" + QByteArray(R"("example",)").repeated(10) + R"("example"]})", malformed},
        {"a name of two letters stands in every other host", R"({"names": ["ok"]})", badWord},
        {"a name of 33 letters", R"({"names": [")" + QByteArray(33, 'a') + R"("]})", badWord},
        {"a name in capitals", R"({"names": ["Example"]})", badWord},
        {"a name with a dot", R"({"names": ["example.com"]})", badWord},
        {"a name with a Cyrillic letter", "{\"names\": [\"kuc\xD0\xBEin\"]}", badWord},
        {"an ordinary name that is none of the names", R"({"names": ["example"], "ordinary_names": ["other"]})",
         badWord},
        {"an ordinary name without names", R"({"ordinary_names": ["example"]})", badWord},
        {"a word of two letters", R"({"login_words": ["in"]})", badWord},
        {"a disputed domain with a wildcard", R"({"disputed_domains": ["*.example"]})", badDomain},
        {"a disputed domain in capitals", R"({"disputed_domains": ["A.example"]})", badDomain},
        {"a store entry without encryption", R"({"store_entries": ["http://store.example/app"]})", badAddress},
        {"a store entry with user info", R"({"store_entries": ["https://a@store.example/app"]})", badAddress},
        {"a page that is no address", R"({"verification_page": "kucoin.com/cert"})", badAddress},
        {"a page that is a script", R"({"verification_page": "javascript:open"})", badAddress},
    };
    for (const Row& row : rows) {
        INFO(row.attack);
        const auto names = namesOf(row.links);
        REQUIRE_FALSE(names.has_value());
        CHECK(names.error() == row.error);
    }
}
