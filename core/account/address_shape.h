// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an address looks like one of its network, where that is published: its alphabet, length and check letters. It
// says nothing about whose address it is, and nothing at all of a network that is not known here.
//   if (fitOf(wish.network, wish.address) == AddressFit::misspelt) field->setError(...);
#pragma once

#include <QStringView>

namespace sallyport::account {

enum class AddressFamily {
    bitcoin,  ///< BTC: Base58Check, or bech32 and bech32m of "bc"
    ethereum, ///< ERC20, BEP20 and their chains: 0x and 40 hexadecimal digits
    tron,     ///< TRC20: Base58Check
    unknown
};
/// By the network's name, as exchanges write it, in capital letters; dashes do not count.
AddressFamily familyOf(QStringView network);

enum class AddressFit {
    fits,
    otherShape, ///< not what an address of this network looks like
    misspelt,   ///< it looks like one, but its check letters say that something in it is wrong
    notJudged   ///< a network that is not known here
};
AddressFit fitOf(QStringView network, QStringView address);

} // namespace sallyport::account
