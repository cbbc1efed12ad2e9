// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// IPv4 addresses in every disguise that browsers take: octal, hexadecimal, fewer than four parts (WHATWG URL, "IPv4
// parser").
//   readIpv4(u"0x7f.1"); // 127.0.0.1
#pragma once

#include <QHostAddress>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace sallyport::origin {

/// True if browsers read the host as a number: its last label (but for a final dot) is one.
bool endsInNumber(QStringView host);
/// The address, or nothing if it is none: too many parts, too large, not a number.
std::optional<std::uint32_t> readIpv4(QStringView host);

/// "::ffff:102:304": as the URL standard writes it, the first longest run of two zeros or more as "::".
QString ipv6Text(const Q_IPV6ADDR& address);

} // namespace sallyport::origin
