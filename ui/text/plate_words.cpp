// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/plate_words.h"

#include <array>

namespace sallyport::ui {
namespace {

// Short, concrete, each spelled and sounding unlike the others; the order is part of what people remember: never change
// it.
constexpr std::array<QStringView, 256> words{
    u"acorn",    u"album",    u"almond",   u"amber",    u"anchor",   u"apple",    u"apron",   u"arch",    u"arrow",
    u"aspen",    u"atlas",    u"autumn",   u"badge",    u"bagel",    u"balcony",  u"bamboo",  u"banjo",   u"barley",
    u"barn",     u"basil",    u"basket",   u"beacon",   u"beaver",   u"beech",    u"bell",    u"bench",   u"berry",
    u"birch",    u"blossom",  u"bonfire",  u"bottle",   u"breeze",   u"brick",    u"bridge",  u"bronze",  u"brook",
    u"broom",    u"bucket",   u"buffalo",  u"button",   u"cabin",    u"cactus",   u"camel",   u"candle",  u"canoe",
    u"canyon",   u"carpet",   u"carrot",   u"castle",   u"cedar",    u"cello",    u"chalk",   u"cherry",  u"chestnut",
    u"chimney",  u"cider",    u"cinnamon", u"citrus",   u"clover",   u"coast",    u"cobalt",  u"coffee",  u"comet",
    u"copper",   u"coral",    u"cotton",   u"cradle",   u"crane",    u"crater",   u"creek",   u"cricket", u"crystal",
    u"cypress",  u"daisy",    u"dawn",     u"delta",    u"desert",   u"diamond",  u"dolphin", u"donkey",  u"dragon",
    u"drum",     u"dune",     u"eagle",    u"ebony",    u"echo",     u"elm",      u"ember",   u"falcon",  u"feather",
    u"fennel",   u"fern",     u"fiddle",   u"finch",    u"fjord",    u"flame",    u"flint",   u"flute",   u"forest",
    u"fountain", u"fox",      u"frost",    u"galaxy",   u"garden",   u"garlic",   u"gazelle", u"ginger",  u"glacier",
    u"glove",    u"goose",    u"granite",  u"grape",    u"guitar",   u"hammer",   u"hammock", u"harbor",  u"harp",
    u"hazel",    u"hedge",    u"helmet",   u"heron",    u"honey",    u"horizon",  u"iris",    u"island",  u"ivory",
    u"ivy",      u"jacket",   u"jade",     u"jaguar",   u"jasmine",  u"jelly",    u"juniper", u"kettle",  u"kite",
    u"kiwi",     u"koala",    u"ladder",   u"lagoon",   u"lake",     u"lamp",     u"lantern", u"lark",    u"laurel",
    u"lava",     u"lavender", u"lemon",    u"lilac",    u"linen",    u"lion",     u"lizard",  u"lobster", u"lotus",
    u"lynx",     u"magnet",   u"mango",    u"maple",    u"marble",   u"meadow",   u"melon",   u"mint",    u"mirror",
    u"mitten",   u"moon",     u"moss",     u"mountain", u"mushroom", u"nectar",   u"needle",  u"nest",    u"nettle",
    u"nutmeg",   u"oak",      u"oasis",    u"ocean",    u"olive",    u"onion",    u"onyx",    u"opal",    u"orbit",
    u"orchard",  u"orchid",   u"otter",    u"owl",      u"oyster",   u"paddle",   u"panda",   u"parrot",  u"peach",
    u"pearl",    u"pebble",   u"pelican",  u"pepper",   u"piano",    u"pigeon",   u"pillow",  u"pine",    u"planet",
    u"plum",     u"poppy",    u"prairie",  u"pumpkin",  u"quartz",   u"quill",    u"quilt",   u"rabbit",  u"raccoon",
    u"radish",   u"raven",    u"reed",     u"ribbon",   u"river",    u"robin",    u"rocket",  u"ruby",    u"saddle",
    u"saffron",  u"sail",     u"salmon",   u"sapphire", u"satin",    u"saturn",   u"scarf",   u"seal",    u"shell",
    u"silver",   u"slate",    u"snow",     u"sparrow",  u"spruce",   u"squirrel", u"stone",   u"storm",   u"stream",
    u"summit",   u"swan",     u"teapot",   u"thistle",  u"thunder",  u"tiger",    u"timber",  u"tulip",   u"tundra",
    u"turtle",   u"valley",   u"vanilla",  u"velvet",   u"violet",   u"violin",   u"walnut",  u"walrus",  u"willow",
    u"wolf",     u"wool",     u"yarrow",   u"zebra"};

} // namespace

QStringList plateWords(QByteArrayView digest)
{
    QStringList three;
    if (digest.size() < 3)
        return three;
    for (int i = 0; i < 3; ++i)
        three.append(words.at(static_cast<unsigned char>(digest.at(i))).toString());
    return three;
}

} // namespace sallyport::ui
