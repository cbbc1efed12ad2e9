// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/address_shape.h"

#include "tests/support/catch.h"

using namespace sallyport;
using account::AddressFit;

namespace {

struct Row {
    QStringView network;
    QStringView address;
    AddressFit fit;
};

void check(const Row& row)
{
    CAPTURE(row.network.toString(), row.address.toString());
    CHECK(account::fitOf(row.network, row.address) == row.fit);
}

} // namespace

TEST_CASE("Bitcoin's segwit addresses are judged as BIP 173 and BIP 350 have it")
{
    using enum AddressFit;
    // The test vectors of BIP 350, those of the main network; the invalid ones with the reason given there.
    const Row rows[] = {
        {u"BTC", u"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", fits},
        {u"BTC", u"bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", fits},
        {u"BTC", u"BC1SW50QGDZ25J", fits},
        {u"BTC", u"bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", fits},
        {u"BTC", u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", fits},
        {u"BTC", u"tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty", otherShape},                     // its prefix
        {u"BTC", u"tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", otherShape},                     // the test network
        {u"BTC", u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", misspelt},   // bech32
        {u"BTC", u"BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", misspelt},   // bech32
        {u"BTC", u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", misspelt},                       // bech32m
        {u"BTC", u"bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", otherShape}, // a letter
        {u"BTC", u"BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", otherShape}, // its version
        {u"BTC", u"bc1pw5dgrnzv", otherShape},                                                   // 1 byte
        {u"BTC", u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav", otherShape}, // 41
        {u"BTC", u"BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", otherShape},                             // 16 for version 0
        {u"BTC", u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", otherShape}, // padding
        {u"BTC", u"bc1gmk9yu", otherShape},                                                        // nothing in it
        {u"BTC", u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", misspelt},   // the last letter of BIP 173's example
        {u"BTC", u"bc1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", otherShape}, // small and capital letters
    };
    for (const Row& row : rows)
        check(row);
}

TEST_CASE("Base58 addresses are judged by version, length and check letters")
{
    using enum AddressFit;
    const Row rows[] = {
        // Bitcoin Core, src/test/data/key_io_valid.json
        {u"BTC", u"1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62i", fits},
        {u"BTC", u"3CMNFxN1oHBc4R1EpboAL5yzHGgE611Xou", fits},
        {u"BTC", u"1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62j", misspelt},
        {u"BTC", u"1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW6i2", misspelt},    // two letters changed places
        {u"BTC", u"11AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62i", otherShape}, // one byte more
        {u"BTC", u"1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62", misspelt},     // the last one left out: as long as some are
        {u"BTC", u"1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW6O0", otherShape},  // O and 0 are in none
        {u"BTC", u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", otherShape},
        {u"BTC", u"0xdAC17F958D2ee523a2206206994597C13D831ec7", otherShape},
        {u"BITCOIN", u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", fits}, // the genesis block's
        // The contract of USDT on Tron, as tronscan.org and tether.to name it
        {u"TRC20", u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", fits},
        {u"TRC-20", u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", fits},
        {u"TRX", u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", misspelt},
        {u"TRC20", u"1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62i", otherShape},
        {u"TRC20", u"T", otherShape},
        {u"TRC20", u"", otherShape},
    };
    for (const Row& row : rows)
        check(row);
    check({u"BTC", QString(200, u'z'), otherShape});
    check({u"BTC", QString(200, u'1'), otherShape});
}

TEST_CASE("an address of Ethereum's kind is 0x and 40 digits, and other networks are not judged")
{
    using enum AddressFit;
    const Row rows[] = {
        {u"ERC20", u"0xdAC17F958D2ee523a2206206994597C13D831ec7", fits},
        {u"BEP-20", u"0x55d398326f99059ff775485246999027b3197955", fits},
        {u"ERC20", u"0xdAC17F958D2ee523a2206206994597C13D831ec", otherShape},
        {u"ERC20", u"0xdAC17F958D2ee523a2206206994597C13D831ec77", otherShape},
        {u"ERC20", u"0xdAC17F958D2ee523a2206206994597C13D831ecg", otherShape},
        {u"ERC20", u"dAC17F958D2ee523a2206206994597C13D831ec700", otherShape},
        {u"ERC20", u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", otherShape},
        {u"XRP", u"rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh", notJudged},
        {u"LIGHTNING", u"anything", notJudged},
    };
    for (const Row& row : rows)
        check(row);
}
