// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/service_profiles.h"
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

TEST_CASE("a shared computer is 15 or 60 minutes in memory, and a session kept nowhere is one")
{
    const QByteArray open = "sallyport-cli session open --profile practice --identifier a@b.example --secrets-fd 3 ";
    const auto parsed = [&](const char* more) { return parseCommandLine(words((open + more).constData())); };
    CHECK(parsed("--shared 60")->sharedMinutes == 60);
    CHECK(parsed("--shared 60")->store == secrets::StoreKind::memory);
    CHECK(parsed("--shared 15 --store memory")->sharedMinutes == 15);
    CHECK(parsed("--store memory")->sharedMinutes == 15);
    CHECK_FALSE(parsed("--store file")->sharedMinutes);
    CHECK_FALSE(parsed("--shared 30"));
    CHECK_FALSE(parsed("--shared soon"));
    CHECK_FALSE(parsed("--shared 15 --store keychain"));
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

TEST_CASE("session end takes this computer's own session, all others, or one by its id")
{
    CHECK(parseCommandLine(words("sallyport-cli session end --this"))->which == WhichSessions::own);
    CHECK(parseCommandLine(words("sallyport-cli session end --others"))->which == WhichSessions::others);
    const auto one = parseCommandLine(words("sallyport-cli session end abc --json"));
    CHECK(one->which == WhichSessions::byId);
    CHECK(one->id == QStringLiteral("abc"));
}

TEST_CASE("doctor is one word, with a profile or without")
{
    const auto plain = parseCommandLine(words("sallyport-cli doctor"));
    REQUIRE(plain);
    CHECK(plain->verb == Verb::doctor);
    CHECK(plain->profile.isEmpty());
    const auto line = parseCommandLine(words("sallyport-cli doctor --profile practice --json"));
    REQUIRE(line);
    CHECK(line->profile == QStringLiteral("practice"));
    CHECK(line->json);
    CHECK_FALSE(parseCommandLine(words("sallyport-cli doctor list")));
    CHECK_FALSE(parseCommandLine(words("sallyport-cli doctor --identifier x")));
}

TEST_CASE("every command is known by its two words, and explains itself")
{
    const auto [text, verb] = GENERATE(table<const char*, Verb>({{"session list", Verb::sessionList},
                                                                 {"session end --this", Verb::sessionEnd},
                                                                 {"device list", Verb::deviceList},
                                                                 {"device rename ID NAME", Verb::deviceRename},
                                                                 {"device revoke ID", Verb::deviceRevoke},
                                                                 {"sign-in list", Verb::signInList},
                                                                 {"passcode set", Verb::passcodeSet},
                                                                 {"address list", Verb::addressList},
                                                                 {"pending list", Verb::pendingList},
                                                                 {"pending cancel ID", Verb::pendingCancel},
                                                                 {"pending approve ID", Verb::pendingApprove},
                                                                 {"alert list", Verb::alertList},
                                                                 {"alert watch", Verb::alertWatch},
                                                                 {"alert verify", Verb::alertVerify}}));
    CAPTURE(text);
    const auto line = words("sallyport-cli") + words(text);
    CHECK(parseCommandLine(line)->verb == verb);
    const auto help = parseCommandLine(line + QStringList{QStringLiteral("--help")});
    CHECK(help->verb == Verb::help);
    const auto start = QStringLiteral("Usage: sallyport-cli %1 %2").arg(line.at(1), line.at(2));
    CHECK(help->helpText.startsWith(start));
    CHECK(parseCommandLine(words("sallyport-cli --help"))->helpText.contains(start.mid(7)));
    CHECK(parseCommandLine(line + QStringList{QStringLiteral("too"), QStringLiteral("many")}).has_value() == false);
}

TEST_CASE("device rename takes any plain name, also one with spaces")
{
    const auto line =
        parseCommandLine(words("sallyport-cli device rename abc") + QStringList{QStringLiteral("Old desk")});
    REQUIRE(line);
    CHECK(line->id == QStringLiteral("abc"));
    CHECK(line->newName == QStringLiteral("Old desk"));
    const auto bad =
        GENERATE(QString(), QStringLiteral(" "), QStringLiteral("a\nb"), QStringLiteral("a\u202eb"), QString(65, u'a'));
    CHECK_FALSE(parseCommandLine(words("sallyport-cli device rename abc") + QStringList{bad}));
}

TEST_CASE("device revoke takes no passcode, only whether one is among the secrets")
{
    CHECK_FALSE(parseCommandLine(words("sallyport-cli device revoke ID"))->withPasscode);
    const auto line = parseCommandLine(words("sallyport-cli device revoke ID --passcode"));
    CHECK(line->withPasscode);
    CHECK(line->id == QStringLiteral("ID"));
    CHECK_FALSE(parseCommandLine(words("sallyport-cli device revoke ID --passcode=240917")).has_value());
    CHECK_FALSE(parseCommandLine(words("sallyport-cli device revoke ID --passcode 240917")).has_value());
}

TEST_CASE("passcode set takes no passcode, only whether the old one is forgotten")
{
    CHECK_FALSE(parseCommandLine(words("sallyport-cli passcode set"))->forgotten);
    CHECK(parseCommandLine(words("sallyport-cli passcode set --forgotten"))->forgotten);
    CHECK_FALSE(parseCommandLine(words("sallyport-cli passcode set 240917")));
    CHECK_FALSE(parseCommandLine(words("sallyport-cli passcode set --passcode 240917")));
}

TEST_CASE("action approve takes an address whole, and nothing that could be another one")
{
    const QByteArray add = "sallyport-cli action approve add --asset XRP --network XRP ";
    const auto parsed = [](const QByteArray& text) { return parseCommandLine(words(text.constData())); };
    const auto line = parsed(add + "--address rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh --memo 104217");
    REQUIRE(line);
    CHECK(line->verb == Verb::actionApprove);
    CHECK(line->wish
          == account::ActionWish{.kind = account::ActionKind::addWithdrawalAddress,
                                 .asset = QStringLiteral("XRP"),
                                 .network = QStringLiteral("XRP"),
                                 .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                                 .memo = QStringLiteral("104217")});
    const auto removal =
        parsed("sallyport-cli action approve remove --asset USDT --network BSC-20 --address=-abcd --json");
    REQUIRE(removal);
    CHECK(removal->wish->kind == account::ActionKind::removeWithdrawalAddress);
    CHECK(removal->wish->address == QStringLiteral("-abcd"));
    CHECK(removal->wish->memo.isEmpty());
    for (const char* wrong : {"", "--address abc", "--address abcd --address abce", "--address abcd --memo 1 --memo 2",
                              "--address abcd more", "--address abcd --amount 5"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parsed(add + wrong));
    }
    for (const char* wrong : {"sallyport-cli action approve --asset A --network N --address abcd",
                              "sallyport-cli action approve move --asset A --network N --address abcd",
                              "sallyport-cli action approve add --asset a --network N --address abcd",
                              "sallyport-cli action approve add --network N --address abcd",
                              "sallyport-cli action approve add --asset A --address abcd"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parsed(wrong));
    }
    const auto lookalike = words("sallyport-cli action approve add --asset A --network N --address")
        + QStringList{QStringLiteral("r\u0415b8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh")}; // Cyrillic
    CHECK_FALSE(parseCommandLine(lookalike));
}

TEST_CASE("alert watch takes how many alerts to wait for")
{
    CHECK(parseCommandLine(words("sallyport-cli alert watch --count 3"))->count == 3);
    CHECK_FALSE(parseCommandLine(words("sallyport-cli alert watch"))->count.has_value());
}

TEST_CASE("link check takes any number of links, and judges for KuCoin unless a profile is named")
{
    const auto line = parseCommandLine(words("sallyport-cli link check a.example b.example --profile own.json --json"));
    REQUIRE(line);
    CHECK(line->verb == Verb::linkCheck);
    CHECK(line->links == QStringLiteral("a.example b.example").split(u' '));
    CHECK(line->profile == QStringLiteral("own.json"));
    CHECK(line->json);
    CHECK(parseCommandLine(words("sallyport-cli link check -"))->links == QStringList{QStringLiteral("-")});
    CHECK(parseCommandLine(words("sallyport-cli link check -- -a"))->links == QStringList{QStringLiteral("-a")});
    CHECK(judgingProfile(*parseCommandLine(words("sallyport-cli link check -")), Paths{})->id
          == QStringLiteral("kucoin"));
    CHECK_FALSE(parseCommandLine(words("sallyport-cli link check")));
    CHECK_FALSE(parseCommandLine(words("sallyport-cli link check a.example --service https://a.example")));
}

TEST_CASE("help and version need nothing else")
{
    CHECK(parseCommandLine(words("sallyport-cli --help"))->verb == Verb::help);
    CHECK(parseCommandLine(words("sallyport-cli --version"))->verb == Verb::version);
    CHECK(parseCommandLine(words("sallyport-cli session open --help"))
              ->helpText.contains(QStringLiteral("--secrets-fd")));
}

TEST_CASE("a misspelt command is named before all that there are")
{
    const auto line = parseCommandLine(words("sallyport-cli alert wach --json"));
    REQUIRE_FALSE(line);
    CHECK(line.error().startsWith(QStringLiteral("There is no command \"alert wach\".\nUsage: ")));
    CHECK(parseCommandLine(words("sallyport-cli link --json"))
              .error()
              .startsWith(QStringLiteral("Say what to do: link check.\n")));
    CHECK(parseCommandLine(words("sallyport-cli --json"))
              .error()
              .startsWith(QStringLiteral("Give a command first, and \"--json\" behind it.\n")));
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
        "sallyport-cli session end --this --others", "sallyport-cli session end --others a",
        "sallyport-cli session list extra", "sallyport-cli session list --this", "sallyport-cli device",
        "sallyport-cli device revoke", "sallyport-cli device revoke --others", "sallyport-cli alert watch --count 0",
        "sallyport-cli alert watch --count -1", "sallyport-cli alert watch --count x",
        "sallyport-cli alert list --count 1");
    CAPTURE(text);
    const auto line = parseCommandLine(words(text));
    REQUIRE_FALSE(line);
    CHECK_FALSE(line.error().isEmpty());
}

TEST_CASE("message check and qr read take one file")
{
    const auto check =
        parseCommandLine(words("sallyport-cli message check a.eml --provider mx.a.example --provider mx.b.example"));
    REQUIRE(check);
    CHECK(check->verb == Verb::messageCheck);
    CHECK(check->file == QStringLiteral("a.eml"));
    CHECK(check->providers == QStringList({QStringLiteral("mx.a.example"), QStringLiteral("mx.b.example")}));
    CHECK(check->store == secrets::StoreKind::keychain);
    const auto read = parseCommandLine(words("sallyport-cli qr read a.png --profile kucoin"));
    REQUIRE(read);
    CHECK(read->verb == Verb::qrRead);
    CHECK(read->profile == QStringLiteral("kucoin"));
    for (const char* wrong :
         {"sallyport-cli message check", "sallyport-cli message check a b", "sallyport-cli qr read",
          "sallyport-cli qr read a.png --provider x", "sallyport-cli message check a --store drawer"})
        CHECK_FALSE(parseCommandLine(words(wrong)));
}

TEST_CASE("no command at all is wrong usage, and is told all there are")
{
    const auto bare = parseCommandLine(words("sallyport-cli"));
    REQUIRE_FALSE(bare);
    CHECK(bare.error().contains(QStringLiteral("Usage: sallyport-cli session open")));
}
