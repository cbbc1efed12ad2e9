// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form::parseJson against the general reader: what it takes, that one takes too, and reads the same values.
#include "core/base/json.h"
#include "service/sign_in/form.h"

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto form = service::Form::parseJson(text, {{"name", 64}, {"code", 256}});
    if (!form)
        return 0;
    const auto object = readJsonObject(text, {.maxBytes = qsizetype{64} * 1024});
    require(object.has_value());
    for (const auto* name : {"name", "code"}) {
        const auto value = form->value(name);
        require(value.size() <= 256 && value.isValidUtf8() && !value.contains('\0'));
        require(stringMember(*object, QString::fromLatin1(name)).value_or(QString()).toUtf8() == value);
    }
    return 0;
}
