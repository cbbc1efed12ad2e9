// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/withdrawal_rules.h"

namespace sallyport {

namespace {

bool isName(QStringView text, bool dashes)
{
    return !text.isEmpty() && text.size() <= longestAssetName && std::ranges::all_of(text, [dashes](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || (dashes && c == u'-');
    });
}

bool isPrintable(QStringView text, char16_t first)
{
    return std::ranges::all_of(text, [first](QChar c) { return c >= first && c <= u'~'; });
}

} // namespace

bool isAssetName(QStringView text)
{
    return isName(text, false);
}

bool isNetworkName(QStringView text)
{
    return isName(text, true);
}

bool isAddressText(QStringView text)
{
    return text.size() >= shortestAddress && text.size() <= longestAddress && isPrintable(text, u'!');
}

bool isMemoText(QStringView text)
{
    return text.size() <= longestMemo && isPrintable(text, u' ') && text == text.trimmed();
}

} // namespace sallyport
