// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/origin/profile_sources.h"
#include "core/origin/profile_writer.h"
#include "core/origin/service_profile.h"
#include "tests/support/catch.h"
#include "tests/support/certificates.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::origin;

namespace {

const QString pinOfZeros = QStringLiteral("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

QJsonObject nativeProfile()
{
    return {{QStringLiteral("id"), QStringLiteral("example")},
            {QStringLiteral("name"), QStringLiteral("Example")},
            {QStringLiteral("sign_in"), QStringLiteral("native")},
            {QStringLiteral("issuer"), QStringLiteral("https://accounts.example")},
            {QStringLiteral("pins"), QJsonArray{pinOfZeros}}};
}

/// The profile above with one member replaced.
QByteArray with(QStringView member, const QJsonValue& value)
{
    QJsonObject object = nativeProfile();
    object.insert(member, value);
    return writeJson(object);
}

QByteArray without(QStringView member)
{
    QJsonObject object = nativeProfile();
    object.remove(member);
    return writeJson(object);
}

QJsonArray repeated(const QString& item, int times)
{
    QJsonArray array;
    for (int i = 0; i < times; ++i)
        array.append(item);
    return array;
}

QByteArray caPem()
{
    static const QByteArray pem = test::makeAuthority().certificatePem;
    return pem;
}

/// A data folder's ready line, and the CA file it names.
struct ReadyLine {
    QTemporaryDir folder;
    QJsonObject object;

    ReadyLine()
    {
        QFile file(folder.filePath(QStringLiteral("ca.pem")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(caPem());
        object = {{QStringLiteral("issuer"), QStringLiteral("https://localhost:41873")},
                  {QStringLiteral("ca_file"), file.fileName()},
                  {QStringLiteral("pin"), pinOfZeros},
                  {QStringLiteral("pins"), QJsonArray{pinOfZeros}},
                  {QStringLiteral("practice"), QJsonObject{{QStringLiteral("identifier"), QStringLiteral("t")}}}};
    }
    Result<ServiceProfile, ProfileError> read() const { return profileFromReadyLine(writeJson(object) + '\n'); }
};

} // namespace

TEST_CASE("a profile is read with all its members")
{
    QJsonObject object = nativeProfile();
    object.insert(u"official_hosts", QJsonArray{QStringLiteral("WWW.Example.com")});
    object.insert(u"official_domains", QJsonArray{QStringLiteral("example.com")});
    object.insert(u"mail_domains", QJsonArray{QStringLiteral("example.com")});
    object.insert(u"mails_carry_code", true);
    object.insert(u"ca_certificate", QString::fromLatin1(caPem()));
    const auto profile = readServiceProfile(writeJson(object), ProfileTrust::givenKey);
    REQUIRE(profile.has_value());
    CHECK(profile->id == u"example");
    CHECK(profile->name == u"Example");
    CHECK(profile->signIn == SignInKind::native);
    CHECK(profile->trust == ProfileTrust::givenKey);
    CHECK(profile->issuer == *Origin::parse(u"https://accounts.example"));
    CHECK(profile->officialHosts == QStringList{QStringLiteral("www.example.com")});
    CHECK(profile->officialDomains == QStringList{QStringLiteral("example.com")});
    CHECK(profile->mailDomains == QStringList{QStringLiteral("example.com")});
    CHECK(profile->mailsCarryCode);
    CHECK(profile->leafPins == QList{Pin{QByteArray(32, '\0')}});
    CHECK(profile->caCertificatePem == caPem());
}

TEST_CASE("a profile that was written is read back the same")
{
    QJsonObject object = nativeProfile();
    object.insert(u"official_hosts", QJsonArray{QStringLiteral("www.example.com")});
    object.insert(u"official_domains", QJsonArray{QStringLiteral("example.com")});
    object.insert(u"mail_domains", QJsonArray{QStringLiteral("example.com")});
    object.insert(u"mails_carry_code", true);
    object.insert(u"ca_certificate", QString::fromLatin1(caPem()));
    CHECK(profileToJson(*readServiceProfile(writeJson(object), ProfileTrust::givenKey)) == object);
    const auto kucoin = shippedProfile(u"kucoin");
    CHECK(readServiceProfile(writeJson(profileToJson(*kucoin)), ProfileTrust::shipped)->officialHosts
          == kucoin->officialHosts);
    for (const char16_t* issuer : {u"https://localhost:41873", u"https://127.0.0.1:41873", u"https://accounts:8443"}) {
        const auto given = givenProfile(issuer, {}, {pinOfZeros});
        REQUIRE(given.has_value());
        const auto read = readServiceProfile(writeJson(profileToJson(*given)), ProfileTrust::givenKey);
        REQUIRE(read.has_value());
        CHECK(read->officialHosts == given->officialHosts);
    }
}

TEST_CASE("a profile that is wrong anywhere is refused whole")
{
    using enum ProfileError;
    const auto text = [](const char* s) { return QJsonValue(QString::fromUtf8(s)); };
    const QByteArray deep = QByteArray("[").repeated(10'000);
    struct Row {
        const char* attack;
        QByteArray json;
        ProfileError error;
    };
    const Row rows[] = {
        {"nothing", {}, malformed},
        {"not JSON", "profile", malformed},
        {"an array", "[]", malformed},
        {"cut short", without(u"x").chopped(1), malformed},
        {"nested 10,000 deep", R"({"id":)" + deep, malformed},
        {"larger than 64 KiB", with(u"name", QString(70'000, u'a')), malformed},
        {"no id", without(u"id"), malformed},
        {"no name", without(u"name"), malformed},
        {"no kind", without(u"sign_in"), malformed},
        {"unknown kind", with(u"sign_in", text("magic")), malformed},
        {"id of the wrong type", with(u"id", 7), malformed},
        {"misspelt member: would mean no pins", with(u"pin", text("sha256/x")), unknownMember},
        {"empty name", with(u"name", text("")), malformed},
        {"blank name", with(u"name", text("  ")), malformed},
        {"name of 65 letters", with(u"name", QString(65, u'a')), malformed},
        {"name with a line break", with(u"name", text("KuCoin\nverified")), malformed},
        {"name that turns direction", with(u"name", text("\xE2\x80\xAEnioCuK")), malformed},
        {"hosts of the wrong type", with(u"official_hosts", text("www.example")), malformed},
        {"a host of the wrong type", with(u"official_hosts", QJsonArray{1}), malformed},
        {"101 hosts", with(u"official_hosts", repeated(QStringLiteral("a.example"), 101)), malformed},
        {"a mail domain that is none", with(u"mail_domains", QJsonArray{text("kucoin com")}), badHost},
        {"mail domains of the wrong type", with(u"mail_domains", text("kucoin.com")), malformed},
        {"a yes that is no boolean", with(u"mails_carry_code", text("yes")), malformed},
        {"pins of the wrong type", with(u"pins", pinOfZeros), malformed},
        {"11 pins", with(u"pins", repeated(pinOfZeros, 11)), malformed},
        {"id leaves its folder", with(u"id", text("../kucoin")), badId},
        {"id in capitals", with(u"id", text("KuCoin")), badId},
        {"empty id", with(u"id", text("")), badId},
        {"id of 33 letters", with(u"id", QString(33, u'a')), badId},
        {"native without an issuer", without(u"issuer"), badIssuer},
        {"plain http issuer", with(u"issuer", text("http://accounts.example")), badIssuer},
        {"issuer with a path", with(u"issuer", text("https://accounts.example/x")), badIssuer},
        {"issuer of the wrong type", with(u"issuer", 1), badIssuer},
        {"issuer that is null", with(u"issuer", QJsonValue()), badIssuer},
        {"host with a wildcard", with(u"official_hosts", QJsonArray{text("*.example")}), badHost},
        {"host with a port", with(u"official_hosts", QJsonArray{text("www.example:443")}), badHost},
        {"host with a Cyrillic letter", with(u"official_hosts", QJsonArray{text("kuc\xD0\xBEin.com")}), badHost},
        {"domain with a trailing dot", with(u"official_domains", QJsonArray{text("kucoin.com.")}), badHost},
        {"a top-level domain", with(u"official_domains", QJsonArray{text("com")}), openDomain},
        {"a public suffix of two labels", with(u"official_domains", QJsonArray{text("co.uk")}), openDomain},
        {"a private suffix", with(u"official_domains", QJsonArray{text("Github.io")}), openDomain},
        {"free hosting that is on no suffix list", with(u"official_domains", QJsonArray{text("weebly.com")}),
         openDomain},
        {"what stands above page hosts", with(u"official_domains", QJsonArray{text("amazonaws.com")}), openDomain},
        {"what stands above free hosting", with(u"official_domains", QJsonArray{text("windows.net")}), openDomain},
        {"what stands above a page host", with(u"official_domains", QJsonArray{text("google.com")}), openDomain},
        {"a shortener's host", with(u"official_hosts", QJsonArray{text("bit.ly")}), openDomain},
        {"a host with everybody's pages", with(u"official_hosts", QJsonArray{text("sites.google.com")}), openDomain},
        {"a host with everybody's documents", with(u"official_hosts", QJsonArray{text("docs.google.com")}), openDomain},
        {"everybody's mail", with(u"mail_domains", QJsonArray{text("gmail.com")}), openDomain},
        {"mails of a public suffix", with(u"mail_domains", QJsonArray{text("co.uk")}), openDomain},
        {"pin of 31 bytes", with(u"pins", QJsonArray{text("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")}),
         badPin},
        {"pin of another digest", with(u"pins", QJsonArray{text("sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=")}), badPin},
        {"trusted, but nothing to hold the key against", without(u"pins"), badPin},
        {"the same with an empty list", with(u"pins", QJsonArray{}), badPin},
        {"certificate that is none", with(u"ca_certificate", text("-----BEGIN CERTIFICATE-----")), badCertificate},
        {"certificate that is empty", with(u"ca_certificate", text("")), badCertificate},
        {"certificate of the wrong type", with(u"ca_certificate", 5), badCertificate},
        {"two certificates", with(u"ca_certificate", QString::fromLatin1(caPem() + caPem())), badCertificate},
    };
    for (const Row& row : rows) {
        INFO(row.attack);
        const auto profile = readServiceProfile(row.json, ProfileTrust::givenKey);
        REQUIRE_FALSE(profile.has_value());
        CHECK(profile.error() == row.error);
    }
}

TEST_CASE("a misspelt member is named, unless its name is not fit to be shown")
{
    const auto named = [](const QString& name) { return unknownMembers(with(name, 1)); };
    CHECK(named(QStringLiteral("pin")) == QStringList{QStringLiteral("pin")});
    CHECK(named(QStringLiteral("official-hosts")) == QStringList{QStringLiteral("official-hosts")});
    CHECK(named(QStringLiteral("pins")).isEmpty());
    const QString unfit[] = {QString(), QStringLiteral("a b"), QStringLiteral("\x1b[2J"), QString(33, u'a'),
                             QStringLiteral("p\u0456ns")};
    for (const QString& name : unfit)
        CHECK(named(name).isEmpty());
    QJsonObject many;
    for (int i = 0; i < 100; ++i)
        many.insert(QString::number(i), i);
    CHECK(unknownMembers(writeJson(many)).size() == 5);
    CHECK(unknownMembers("not JSON").isEmpty());
}

TEST_CASE("a service whose key was only seen on the wire needs no pin, a web service none either")
{
    CHECK(readServiceProfile(without(u"pins"), ProfileTrust::firstSeen).has_value());
    QJsonObject web = nativeProfile();
    web.insert(u"sign_in", QStringLiteral("web"));
    web.remove(u"pins");
    web.remove(u"issuer");
    CHECK(readServiceProfile(writeJson(web), ProfileTrust::shipped).has_value());
}

TEST_CASE("pins are read in both alphabets, with and without padding, and nothing else")
{
    QByteArray key(32, '\xfb');
    const QString standard = QStringLiteral("sha256/") + QString::fromLatin1(toBase64(key));
    const QString url = QStringLiteral("sha256/") + QString::fromLatin1(toBase64Url(key));
    CHECK(standard.contains(u'+'));
    CHECK(url.contains(u'-'));
    CHECK(readPin(standard) == Pin{key});
    CHECK(readPin(url) == Pin{key});
    CHECK(readPin(standard.chopped(1)) == Pin{key});
    CHECK(readPin(url + u'=') == Pin{key});
    CHECK(pinText(Pin{key}) == standard);
    for (const QString& bad :
         {QString(), QStringLiteral("sha256/"), standard + u'=', standard.chopped(2), standard.sliced(7),
          QStringLiteral("SHA256/") + standard.sliced(7), u' ' + standard, standard + u'\n',
          QString(standard).replace(10, 1, QString::fromUtf8("\xC3\xA4")), QString(pinOfZeros).replace(49, 1, u'B')}) {
        INFO(bad.toStdString());
        CHECK(readPin(bad) == std::unexpected(ProfileError::badPin));
    }
}

TEST_CASE("the shipped profiles can be read, and KuCoin's says what KuCoin published")
{
    const QStringList ids = shippedProfileIds();
    REQUIRE(ids.contains(QStringLiteral("kucoin")));
    for (const QString& id : ids) {
        INFO(id.toStdString());
        const auto profile = shippedProfile(id);
        REQUIRE(profile.has_value());
        CHECK(profile->id == id);
        CHECK(profile->trust == ProfileTrust::shipped);
    }
    const auto kucoin = shippedProfile(u"kucoin");
    CHECK(kucoin->signIn == SignInKind::web);
    CHECK(kucoin->leafPins.isEmpty());
    CHECK(kucoin->officialHosts.contains(QStringLiteral("www.kucoin.com")));
    CHECK_FALSE(kucoin->officialHosts.contains(QStringLiteral("kucoin.cloud")));
    CHECK(shippedProfile(u"../kucoin") == std::unexpected(ProfileError::badId));
    CHECK(shippedProfile(u"nobody") == std::unexpected(ProfileError::badId));
}

TEST_CASE("a service given by hand gets an id of its own and needs something to hold its key against")
{
    const auto one = givenProfile(u"https://accounts.example", {}, {pinOfZeros});
    const auto other = givenProfile(u"https://accounts.example:8443", caPem(), {});
    REQUIRE(one.has_value());
    REQUIRE(other.has_value());
    CHECK(one->id != other->id);
    CHECK(one->id.size() <= 32);
    CHECK(other->name == u"accounts.example:8443");
    CHECK(one->trust == ProfileTrust::givenKey);
    CHECK(givenProfile(u"https://accounts.example", {}, {}) == std::unexpected(ProfileError::badPin));
    CHECK(givenProfile(u"http://accounts.example", {}, {pinOfZeros}) == std::unexpected(ProfileError::badIssuer));
    CHECK(givenProfile(u"https://a.example", "junk", {pinOfZeros}) == std::unexpected(ProfileError::badCertificate));
    CHECK(givenProfile(u"https://a.example", {}, {QStringLiteral("x")}) == std::unexpected(ProfileError::badPin));
}

TEST_CASE("the practice profile is made from the service's ready line")
{
    const ReadyLine ready;
    const auto profile = ready.read();
    REQUIRE(profile.has_value());
    CHECK(profile->id == u"practice");
    CHECK(profile->issuer->text() == u"https://localhost:41873");
    CHECK(profile->trust == ProfileTrust::givenKey);
    CHECK(profile->leafPins.size() == 1);
    CHECK(profile->caCertificatePem == caPem());
}

TEST_CASE("a ready line that is wrong anywhere is refused")
{
    using enum ProfileError;
    struct Row {
        const char* attack;
        QString member;
        QJsonValue value;
        ProfileError error;
    };
    const Row rows[] = {
        {"not on this computer", QStringLiteral("issuer"), QStringLiteral("https://practice.example"), badIssuer},
        {"plain http", QStringLiteral("issuer"), QStringLiteral("http://localhost:41873"), badIssuer},
        {"no issuer", QStringLiteral("issuer"), QJsonValue(), malformed},
        {"CA file that is not there", QStringLiteral("ca_file"), QStringLiteral("/nonexistent/ca.pem"), badCertificate},
        {"CA file without an end", QStringLiteral("ca_file"), QStringLiteral("/dev/zero"), badCertificate},
        {"CA file that is empty", QStringLiteral("ca_file"), QStringLiteral("/dev/null"), badCertificate},
        {"pin not among the pins", QStringLiteral("pin"), QStringLiteral("sha256/x"), malformed},
        {"pins not a list", QStringLiteral("pins"), pinOfZeros, malformed},
    };
    for (const Row& row : rows) {
        INFO(row.attack);
        ReadyLine ready;
        ready.object.insert(row.member, row.value);
        const auto profile = ready.read();
        REQUIRE_FALSE(profile.has_value());
        CHECK(profile.error() == row.error);
    }
    CHECK(profileFromReadyLine("\n") == std::unexpected(malformed));
}

TEST_CASE("KuCoin's profile carries KuCoin's own rules for passphrases, any other ours")
{
    // https://www.kucoin.com/security/account-security: 10 to 32 characters, upper and lower case and a digit
    const auto kucoin = shippedProfile(u"kucoin");
    REQUIRE(kucoin);
    CHECK(kucoin->passphrase
          == PassphraseRules{
              .shortest = 10, .longest = 32, .upper = true, .lower = true, .digit = true, .fewestDifferent = 1});
    CHECK(readServiceProfile(writeJson(profileToJson(*kucoin)), ProfileTrust::shipped)->passphrase
          == kucoin->passphrase);
    CHECK(readServiceProfile(writeJson(nativeProfile()), ProfileTrust::givenKey)->passphrase == PassphraseRules());
}

TEST_CASE("rules for passphrases that are none, or that nobody could keep, are refused")
{
    const auto rules = [](const QJsonValue& shortest, const QJsonValue& longest, const QJsonValue& needs) {
        return QJsonObject{{QStringLiteral("shortest"), shortest},
                           {QStringLiteral("longest"), longest},
                           {QStringLiteral("needs"), needs}};
    };
    const QJsonArray none;
    QJsonObject more = rules(8, 64, none);
    more.insert(QStringLiteral("needs_symbol"), true);
    for (const QJsonValue& bad : std::initializer_list<QJsonValue>{
             QJsonObject(), QStringLiteral("10"), rules(QStringLiteral("10"), 32, none), rules(12, 10, none),
             rules(0, 32, none), rules(-1, 32, none), rules(21, 32, none), rules(8, 129, none), rules(8, 1e18, none),
             rules(8, 32, QStringLiteral("upper")), rules(8, 32, QJsonArray{QStringLiteral("emoji")}),
             rules(8, 32, repeated(QStringLiteral("upper"), 2)),
             rules(1, 2, QJsonArray{QStringLiteral("upper"), QStringLiteral("lower"), QStringLiteral("digit")}), more})
        CHECK(readServiceProfile(with(u"passphrase", bad), ProfileTrust::givenKey).error()
              == ProfileError::badPassphrase);
}
