// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::app;

namespace {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

TEST_CASE("session open takes a profile, an identifier and a descriptor")
{
    const auto line = parseCommandLine(words("sallyport-cli session open --profile practice --identifier a@b.example "
                                             "--secrets-fd 3 --store file --name Desk --json"));
    REQUIRE(line);
    CHECK(line->verb == Verb::sessionOpen);
    CHECK(line->profile == QStringLiteral("practice"));
    CHECK(line->identifier == QStringLiteral("a@b.example"));
    CHECK(line->secretsFd == 3);
    CHECK(line->store == secrets::StoreKind::file);
    CHECK(line->deviceName == QStringLiteral("Desk"));
    CHECK(line->json);
}

TEST_CASE("session open takes a service with its key in place of a profile")
{
    const auto line =
        parseCommandLine(words("sallyport-cli session open --service https://localhost:1 --ca ca.pem --pin sha256/A "
                               "--pin sha256/B --identifier +15550100 --secrets-fd 0"));
    REQUIRE(line);
    CHECK(line->service == QStringLiteral("https://localhost:1"));
    CHECK(line->pins.size() == 2);
    CHECK(line->store == secrets::StoreKind::keychain);
}

TEST_CASE("session end takes this computer's own session or one by its id")
{
    CHECK(parseCommandLine(words("sallyport-cli session end --this"))->sessionId.isEmpty());
    CHECK(parseCommandLine(words("sallyport-cli session end abc --json"))->sessionId == QStringLiteral("abc"));
    CHECK(parseCommandLine(words("sallyport-cli session list"))->verb == Verb::sessionList);
    CHECK(parseCommandLine(words("sallyport-cli"))->verb == Verb::help);
    CHECK(parseCommandLine(words("sallyport-cli --version"))->verb == Verb::version);
    CHECK(parseCommandLine(words("sallyport-cli session open --help"))
              ->helpText.contains(QStringLiteral("--secrets-fd")));
}

TEST_CASE("what is not understood is wrong usage, said in a sentence")
{
    const auto text = GENERATE(
        as<const char*>{}, "sallyport-cli session", "sallyport-cli sessions list", "sallyport-cli session open",
        "sallyport-cli session open --profile practice --identifier a --secrets-fd x",
        "sallyport-cli session open --profile practice --identifier a --secrets-fd -1",
        "sallyport-cli session open --profile practice --identifier a", // no secrets
        "sallyport-cli session open --profile practice --secrets-fd 3", // no identifier
        "sallyport-cli session open --identifier a --secrets-fd 3",     // no service
        "sallyport-cli session open --profile p --service https://x --ca c --identifier a --secrets-fd 3", // two
        "sallyport-cli session open --service https://x --identifier a --secrets-fd 3", // nothing to know it by
        "sallyport-cli session open --profile p --identifier a --secrets-fd 3 --store plaintext",
        "sallyport-cli session open --profile p --identifier a --secrets-fd 3 --password hunter2", // never an option
        "sallyport-cli session end", "sallyport-cli session end a b", "sallyport-cli session end --this a",
        "sallyport-cli session list extra", "sallyport-cli session list --this");
    CAPTURE(text);
    const auto line = parseCommandLine(words(text));
    REQUIRE_FALSE(line);
    CHECK_FALSE(line.error().isEmpty());
}
