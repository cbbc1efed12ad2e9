// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/picture_codes.h"
#include "core/qr/qr_reader.h"
#include "tests/core/qr/code_picture.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::qr;
using test::codePicture;
using test::onScreen;

namespace {

const QByteArray payload = "https://www.kucoin.com/ucenter/signin?backUrl=%2Faccount";

/// As long as it takes: how fast is the benchmarks' question, and a sanitized build on a busy machine is slow.
const QrLimits patient{.time = std::chrono::minutes(5)};

QList<QByteArray> payloads(const Luminance& picture)
{
    const auto found = readCodes(picture.view(), patient);
    REQUIRE(found);
    QList<QByteArray> list;
    for (const auto& code : found->codes)
        list.append(code.bytes);
    return list;
}

Luminance blurred(const Luminance& picture)
{
    Luminance result = picture;
    for (int y = 1; y < picture.height - 1; ++y)
        for (int x = 1; x < picture.width - 1; ++x) {
            int sum = 0;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    sum += picture.view().line(y + dy)[x + dx];
            result.pixels[qsizetype{y} * picture.width + x] = static_cast<char>(sum / 9);
        }
    return result;
}

Luminance noisy(Luminance picture, int most)
{
    std::minstd_rand random(3);
    for (char& pixel : picture.pixels) {
        const int grey = static_cast<unsigned char>(pixel) + static_cast<int>(random() % unsigned(2 * most)) - most;
        pixel = static_cast<char>(std::clamp(grey, 0, 255));
    }
    return picture;
}

Luminance turned(const Luminance& picture)
{
    Luminance result{QByteArray(picture.pixels.size(), 0), picture.height, picture.width};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            result.pixels[qsizetype{x} * picture.height + (picture.height - 1 - y)] =
                picture.pixels[qsizetype{y} * picture.width + x];
    return result;
}

} // namespace

TEST_CASE("a code is read in every look a picture may have")
{
    // The hard ways of the reference's table of 36 pictures that can be drawn here.
    const Luminance plain = codePicture(payload);
    const std::vector<std::pair<const char*, Luminance>> looks{
        {"as it is", plain},
        {"inverted", codePicture(payload, {.dark = 255, .light = 0})},
        {"inverted and mirrored", mirrored(codePicture(payload, {.dark = 255, .light = 20}).view())},
        {"mirrored", mirrored(plain.view())},
        {"turned by 90 degrees", turned(plain)},
        {"turned and mirrored", mirrored(turned(plain).view())},
        {"pale: 12 % contrast", codePicture(payload, {.dark = 180, .light = 210})},
        {"dark: 12 % contrast", codePicture(payload, {.dark = 20, .light = 50})},
        {"pale and inverted", codePicture(payload, {.dark = 215, .light = 180})},
        {"one pixel a module", codePicture(payload, {.module = 1})},
        {"two pixels a module", codePicture(payload, {.module = 2})},
        {"twenty pixels a module", codePicture(payload, {.module = 20})},
        {"no quiet zone", codePicture(payload, {.quiet = 0})},
        {"no quiet zone, inverted", codePicture(payload, {.quiet = 0, .dark = 255, .light = 0})},
        {"blurred", blurred(blurred(plain))},
        {"noise", noisy(codePicture(payload, {.module = 6}), 70)},
        {"in a 4K screenshot", onScreen(plain, 3840, 2160, 2900, 1500)},
        {"inverted in a 4K screenshot", onScreen(codePicture(payload, {.dark = 255, .light = 0}), 3840, 2160, 100, 90)},
    };
    for (const auto& [name, picture] : looks) {
        INFO(name);
        CHECK(payloads(picture) == QList<QByteArray>({payload}));
    }
}

TEST_CASE("every code of a picture is told, also one that hides as a negative")
{
    const Luminance first = codePicture("https://www.kucoin.com");
    const Luminance second = codePicture("https://kucoin-login.example", {.dark = 255, .light = 0});
    Luminance screen = onScreen(first, 1200, 800, 60, 60);
    for (int y = 0; y < second.height; ++y)
        std::copy_n(second.pixels.constData() + qsizetype{y} * second.width, second.width,
                    screen.pixels.data() + qsizetype{300 + y} * screen.width + 700);
    const auto found = payloads(screen);
    CHECK(found.size() == 2);
    CHECK(found.contains("https://www.kucoin.com"));
    CHECK(found.contains("https://kucoin-login.example"));
}

TEST_CASE("a payload keeps its bytes, whatever they are")
{
    const QByteArray bytes = QByteArrayLiteral("\xd0\xba\xd1\x83\x63\x6f\x69\x6e \xff\xfe\x00z");
    CHECK(payloads(codePicture(bytes)) == QList<QByteArray>({bytes}));
    const QByteArray much(1'800, 'm'); // as large as an authenticator's export
    CHECK(payloads(codePicture(much)) == QList<QByteArray>({much}));
}

TEST_CASE("a picture without a code has none, and soon")
{
    Luminance random{QByteArray(800 * 600, 0), 800, 600};
    std::minstd_rand numbers(1);
    for (char& pixel : random.pixels)
        pixel = static_cast<char>(numbers());
    CHECK(payloads(random).isEmpty());
    CHECK(payloads({QByteArray(300 * 300, char(128)), 300, 300}).isEmpty());
    CHECK(payloads({QByteArray(1, 0), 1, 1}).isEmpty());
    CHECK(payloads({QByteArray(5'000, 0), 5'000, 1}).isEmpty());
}

TEST_CASE("no try is begun once the time is up, and the reading says so")
{
    const Luminance plain = codePicture(payload);
    const auto found = readCodes(plain.view(), {.time = std::chrono::milliseconds(-1)});
    REQUIRE(found);
    CHECK(found->codes.isEmpty());
    CHECK_FALSE(found->searchedAll);
}

TEST_CASE("more codes than the limit are cut, and the reading says so")
{
    Luminance screen = onScreen(codePicture("first"), 600, 300, 20, 20);
    const Luminance second = codePicture("second");
    for (int y = 0; y < second.height; ++y)
        std::copy_n(second.pixels.constData() + qsizetype{y} * second.width, second.width,
                    screen.pixels.data() + qsizetype{60 + y} * screen.width + 400);
    const auto found = readCodes(screen.view(), {.maxCodes = 1});
    REQUIRE(found);
    CHECK(found->codes.size() == 1);
    CHECK_FALSE(found->searchedAll);
}

TEST_CASE("a buffer that cannot be is refused before it is looked at")
{
    const std::uint8_t pixels[4] = {};
    struct Row {
        LuminanceView view;
        QrError error;
    };
    const Row rows[] = {{{nullptr, 2, 2, 2}, QrError::badBuffer},
                        {{pixels, 0, 2, 2}, QrError::badBuffer},
                        {{pixels, 2, -1, 2}, QrError::badBuffer},
                        {{pixels, 4, 1, 3}, QrError::badBuffer},
                        {{pixels, 100'000, 100'000, 100'000}, QrError::tooLarge}};
    for (const auto& row : rows) {
        const auto found = readCodes(row.view, patient);
        REQUIRE_FALSE(found);
        CHECK(found.error() == row.error);
    }
}

TEST_CASE("the worker answers on the thread that asked")
{
    const auto found = test::waitFor(readCodesInWorker(codePicture(payload)));
    REQUIRE(found);
    CHECK(found->codes == QList<QrCode>({QrCode{payload}}));
}

TEST_CASE("a picture in two layers is searched in both, and a reader's refusal is passed on")
{
    struct TwoLayers : PictureReader {
        Result<QList<Luminance>, PictureError> read(QByteArrayView file) const override
        {
            if (file == "broken")
                return std::unexpected(PictureError::unreadable);
            return QList<Luminance>{codePicture("on white"), codePicture("on black")};
        }
    } reader;
    const auto found = readPicture(reader, "file");
    REQUIRE(found);
    CHECK(found->codes == QList<QrCode>({QrCode{"on white"}, QrCode{"on black"}}));
    const auto refused = readPicture(reader, "broken");
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == PictureError::unreadable);
}
