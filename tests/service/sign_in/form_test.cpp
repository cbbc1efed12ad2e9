// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/form.h"

#include "service/sign_in/identifier.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;

namespace {

Result<Form, FormError> parse(QByteArrayView text)
{
    return Form::parse(text, {{"name", 16}, {"other", 16}});
}

HttpRequest post(const QByteArray& type, const QByteArray& body)
{
    return {.method = "POST", .headers = {{"Content-Type", type}}, .body = body};
}

} // namespace

TEST_CASE("a form's values are decoded")
{
    struct Row {
        const char* what;
        QByteArray text;
        QByteArray name;
    };
    const auto row =
        GENERATE(Row{"plain", "name=abc", "abc"}, Row{"plus is a space", "name=a+b", "a b"},
                 Row{"escapes of either case", "name=%2b%2B", "++"}, Row{"a value with '='", "name=a=b", "a=b"},
                 Row{"UTF-8", "name=%C3%A9", "\xc3\xa9"}, Row{"between others", "x=1&name=abc&y=2", "abc"},
                 Row{"empty pairs", "&&name=abc&&", "abc"}, Row{"absent", "x=1", ""},
                 Row{"without a value, as if absent (RFC 6749 3.1)", "name=", ""}, Row{"without '='", "name", ""},
                 Row{"nothing at all", "", ""}, Row{"an unknown field's value is not looked at", "x=%zz&name=a", "a"},
                 Row{"as long as allowed", "name=%61123456789012345", "a123456789012345"});
    INFO(row.what);
    const auto form = parse(row.text);
    REQUIRE(form);
    CHECK(form->value("name").toByteArray() == row.name);
    CHECK(form->has("name") == !row.name.isEmpty());
}

TEST_CASE("a hostile form is refused")
{
    struct Row {
        const char* what;
        QByteArray text;
        FormError error;
    };
    const auto row = GENERATE(Row{"a bad escape", "name=%zz", FormError::malformed},
                              Row{"an escape cut short", "name=%4", FormError::malformed},
                              Row{"a lone percent", "name=%", FormError::malformed},
                              Row{"an escape with a sign", "name=%+1", FormError::malformed},
                              Row{"an escaped NUL", "name=a%00b", FormError::malformed},
                              Row{"a raw NUL", QByteArray("name=a\0b", 8), FormError::malformed},
                              Row{"not UTF-8", "name=%ff", FormError::malformed},
                              Row{"overlong UTF-8", "name=%c0%af", FormError::malformed},
                              Row{"a surrogate in UTF-8", "name=%ed%a0%80", FormError::malformed},
                              Row{"a value one byte too long", "name=12345678901234567", FormError::tooLarge},
                              Row{"a field twice", "name=a&name=b", FormError::duplicate},
                              Row{"a field twice, with the same value", "name=a&name=a", FormError::duplicate},
                              Row{"a field twice, first without a value", "name=&name=a", FormError::duplicate},
                              Row{"too many fields", QByteArray("x=1&").repeated(41), FormError::tooLarge},
                              Row{"a name too long", QByteArray(65, 'n') + "=1", FormError::tooLarge},
                              Row{"a body too long", "x=" + QByteArray(64 * 1024, 'a'), FormError::tooLarge});
    INFO(row.what);
    const auto form = parse(row.text);
    REQUIRE_FALSE(form);
    CHECK(form.error() == row.error);
}

TEST_CASE("only a form's content type is read as a form")
{
    struct Row {
        const char* type;
        bool accepted;
    };
    const auto row = GENERATE(Row{"application/x-www-form-urlencoded", true},
                              Row{"Application/X-WWW-Form-urlencoded; charset=UTF-8", true}, Row{"", false},
                              Row{"application/json", false}, Row{"multipart/form-data; boundary=x", false},
                              Row{"text/plain", false}, Row{"application/x-www-form-urlencodedx", false});
    INFO(row.type);
    auto request = post(row.type, "name=a");
    const auto form = Form::read(request, {{"name", 16}});
    CHECK(form.has_value() == row.accepted);
    if (!form)
        CHECK(form.error() == FormError::notAForm);
    if (form)
        CHECK(request.body.isEmpty());
}

TEST_CASE("a compressed form is refused")
{
    auto request = post("application/x-www-form-urlencoded", "name=a");
    request.headers.append(HttpHeader{"Content-Encoding", "gzip"});
    CHECK_FALSE(Form::read(request, {{"name", 16}}));
}

TEST_CASE("identifiers have one form")
{
    struct Row {
        QByteArray typed;
        QString normalised;
        bool phone;
        bool mail;
    };
    const auto row =
        GENERATE(Row{"trader@practice.example", QStringLiteral("trader@practice.example"), false, true},
                 Row{"  Trader@Practice.EXAMPLE\t", QStringLiteral("trader@practice.example"), false, true},
                 Row{"+1 (555) 010-0", QStringLiteral("+15550100"), true, false},
                 Row{"+15550100", QStringLiteral("+15550100"), true, false},
                 Row{"+1555010", QStringLiteral("+1555010"), true, false},
                 Row{"+123456789012345", QStringLiteral("+123456789012345"), true, false},
                 Row{"+1234567890123456", QStringLiteral("+1234567890123456"), false, false},
                 Row{"+123456", QStringLiteral("+123456"), false, false},
                 Row{"+05550100", QStringLiteral("+05550100"), false, false},
                 Row{"15550100", QStringLiteral("15550100"), false, false},
                 Row{"+1555\xd9\xa0"
                     "100",
                     QString::fromUtf8("+1555\xd9\xa0"
                                       "100"),
                     false, false}, // an Arabic-Indic digit
                 Row{"a.b-c@d.example", QStringLiteral("a.b-c@d.example"), false, true},
                 Row{"a@b@c", QStringLiteral("a@b@c"), false, false}, Row{"@b", QStringLiteral("@b"), false, false},
                 Row{"a@", QStringLiteral("a@"), false, false}, Row{"a b@c", QStringLiteral("a b@c"), false, false},
                 Row{"e\xcc\x81@c", QString::fromUtf8("\xc3\xa9@c"), false, true}, // a combining accent
                 Row{"", QString(), false, false});
    INFO(row.typed.toStdString());
    CHECK(normalisedIdentifier(row.typed) == row.normalised);
    CHECK(isPhone(row.normalised) == row.phone);
    CHECK(isMailAddress(row.normalised) == row.mail);
}

TEST_CASE("a masked phone number shows the country and two digits, and never how long it is")
{
    struct Row {
        QString phone;
        QString masked;
    };
    const auto row = GENERATE(Row{QStringLiteral("+4915112345621"), QStringLiteral("+49 *** ** 21")},
                              Row{QStringLiteral("+15550100"), QStringLiteral("+1 *** ** 00")},
                              Row{QStringLiteral("+79991234567"), QStringLiteral("+7 *** ** 67")},
                              Row{QStringLiteral("+3531234567"), QStringLiteral("+353 *** ** 67")},
                              Row{QStringLiteral("not a number"), QString()});
    CHECK(maskedPhone(row.phone) == row.masked);
}
