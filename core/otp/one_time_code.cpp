// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/one_time_code.h"

#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace sallyport::otp {

namespace {

const char* digestName(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::sha1:
        return "SHA1";
    case HashAlgorithm::sha256:
        return "SHA256";
    case HashAlgorithm::sha512:
        return "SHA512";
    }
    Q_UNREACHABLE();
}

/// RFC 4226 5.3: 31 bits of the tag, from where its last byte says (erratum 6756: not byte 19).
std::uint32_t truncatedTag(const CodeParameters& parameters, std::uint64_t counter)
{
    std::array<unsigned char, 8> message;
    qToBigEndian(counter, message.data());
    // HMAC pads keys with zeros, so one zero byte is the empty key, which OpenSSL would take for "no key given".
    static constexpr unsigned char emptyKey = 0;
    const bool empty = parameters.key.isEmpty();
    std::array<unsigned char, EVP_MAX_MD_SIZE> tag;
    std::size_t size = 0;
    if (EVP_Q_mac(nullptr, "HMAC", nullptr, digestName(parameters.algorithm), nullptr,
                  empty ? &emptyKey : parameters.key.bytes(),
                  empty ? 1 : static_cast<std::size_t>(parameters.key.size()), message.data(), message.size(),
                  tag.data(), tag.size(), &size)
        == nullptr)
        qFatal("OpenSSL could not compute an HMAC");
    const std::uint32_t value = qFromBigEndian<std::uint32_t>(tag.data() + (tag[size - 1] & 0xFU)) & 0x7FFFFFFFU;
    OPENSSL_cleanse(tag.data(), tag.size());
    return value;
}

int periodOf(const CodeParameters& parameters)
{
    return std::max(parameters.periodSeconds, 1);
}

} // namespace

QString hotpCode(const CodeParameters& parameters, std::uint64_t counter)
{
    const int digits = std::clamp(parameters.digits, 1, 10);
    std::uint64_t modulus = 1; // 10^10 does not fit in 32 bits
    for (int i = 0; i < digits; ++i)
        modulus *= 10;
    return QString::number(truncatedTag(parameters, counter) % modulus).rightJustified(digits, u'0');
}

QString totpCode(const CodeParameters& parameters, std::int64_t unixSeconds)
{
    return hotpCode(parameters, totpStep(parameters, unixSeconds));
}

std::uint64_t totpStep(const CodeParameters& parameters, std::int64_t unixSeconds)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(unixSeconds, 0) / periodOf(parameters));
}

int secondsLeft(const CodeParameters& parameters, std::int64_t unixSeconds)
{
    const int period = periodOf(parameters);
    return period - static_cast<int>(std::max<std::int64_t>(unixSeconds, 0) % period);
}

} // namespace sallyport::otp
