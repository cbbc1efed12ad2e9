// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form::parse: whatever is read keeps to its limits, is UTF-8 without NUL, and is read again from its own encoding. Its
// values go through what the sign-in makes of them: identifiers and device names, whose one form is final.
#include "service/sign_in/device_proof.h"
#include "service/sign_in/form.h"
#include "service/sign_in/identifier.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport::service;

auto parse(QByteArrayView text)
{
    return Form::parse(text, {{"username", 64}, {"password", 64}, {"device_name", 256}});
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto form = parse(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!form)
        return 0;
    QByteArray again;
    for (const auto* name : {"username", "password", "device_name"}) {
        const auto value = form->value(name);
        require(value.size() <= 256 && value.isValidUtf8() && !value.contains('\0'));
        again += name + ('=' + value.toByteArray().toPercentEncoding()) + '&';
    }
    const auto second = parse(again);
    require(second && second->value("password").toByteArray() == form->value("password").toByteArray());

    const QString identifier = normalisedIdentifier(form->value("username"));
    require(normalisedIdentifier(identifier.toUtf8()) == identifier);
    require(!isPhone(identifier) || maskedPhone(identifier).size() >= 12);
    const QString name = cleanDeviceName(form->value("device_name"));
    require(name.size() <= 64 && cleanDeviceName(name.toUtf8()) == name);
    verifyDeviceProof(form->value("password"), {.issuer = "i", .authSession = "a", .jkt = "j"});
    return 0;
}
