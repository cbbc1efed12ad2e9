// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/picture_puzzle.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "tests/support/catch.h"

#include <QImage>
#include <QJsonArray>

#include <map>
#include <thread>

using namespace sallyport;
using namespace sallyport::service;

namespace {

QJsonObject answer(QByteArrayView json)
{
    return readJsonObject(json).value();
}

} // namespace

TEST_CASE("nine small tiles are drawn, all different, with two to four to find")
{
    std::map<QString, int> prompts;
    std::map<std::size_t, int> counts;
    std::map<int, int> places;
    std::set<QString> tiles;
    for (int i = 0; i < 60; ++i) {
        const auto puzzle = makePictures(systemRandom());
        CHECK(puzzle.challenge.keys() == QStringList{QStringLiteral("prompt"), QStringLiteral("tiles")});
        const auto drawn = puzzle.challenge[QStringLiteral("tiles")].toArray();
        REQUIRE(drawn.size() == 9);
        for (const auto& tile : drawn) {
            const QByteArray png = fromBase64(tile.toString().toLatin1()).value();
            CHECK(png.size() < 15'000);
            CHECK(QImage::fromData(png, "png").size() == QSize(pictureTileWidth, pictureTileWidth));
            tiles.insert(tile.toString());
        }
        ++prompts[puzzle.challenge[QStringLiteral("prompt")].toString()];
        ++counts[puzzle.indexes.size()];
        for (const int index : puzzle.indexes)
            ++places[index];
    }
    CHECK(tiles.size() == 60 * 9);
    CHECK(counts.size() == 3);
    CHECK(counts.begin()->first == 2);
    CHECK(counts.rbegin()->first == 4);
    CHECK(places.size() == 9);
    CHECK(places.begin()->first == 0);
    const std::set<QString> known = {QStringLiteral("star"),   QStringLiteral("triangle"), QStringLiteral("circle"),
                                     QStringLiteral("square"), QStringLiteral("cross"),    QStringLiteral("heart")};
    for (const auto& [prompt, times] : prompts)
        CHECK(known.contains(prompt));
    CHECK(prompts.size() >= 5);
}

TEST_CASE("tiles may be drawn at once, off the main thread")
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([] { makePictures(systemRandom()); });
    for (auto& thread : threads)
        thread.join();
}

TEST_CASE("only the exact set of tiles is right")
{
    struct Row {
        const char* json;
        bool right;
    };
    const Row rows[] = {
        {R"({"indexes":[1,4,7]})", true},
        {R"({"indexes":[7,1,4]})", true},
        {R"({"indexes":[1,4]})", false},
        {R"({"indexes":[1,4,7,8]})", false},
        {R"({"indexes":[1,4,8]})", false},
        {R"({"indexes":[1,4,4]})", false},
        {R"({"indexes":[1,4,7,7]})", false},
        {R"({"indexes":[]})", false},
        {R"({"indexes":[0,1,2,3,4,5,6,7,8]})", false},
        {R"({"indexes":["1","4","7"]})", false},
        {R"({"indexes":[1.5,4,7]})", false},
        {R"({"indexes":[1,4,null]})", false},
        {R"({"indexes":{"0":1,"1":4,"2":7}})", false},
        {R"({"indexes":147})", false},
        {R"({})", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CHECK(arePicturesRight(answer(row.json), {1, 4, 7}) == row.right);
    }
}
