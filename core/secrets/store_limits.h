// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every store refuses alike (with SecretStoreError::failed): a malformed key, a value that is too large.
//   if (!isStoreKey(key) || value.size() > maxValueBytes) ...
#pragma once

#include <QStringView>

#include <algorithm>

namespace sallyport::secrets {

/// The largest value a store takes, in bytes.
inline constexpr qsizetype maxValueBytes = qsizetype{64} * 1024;

/// 1 to 200 characters out of [a-z0-9/._-].
inline bool isStoreKey(QStringView key)
{
    return !key.isEmpty() && key.size() <= 200 && std::ranges::all_of(key, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'/' || c == u'.' || c == u'_' || c == u'-';
    });
}

} // namespace sallyport::secrets
