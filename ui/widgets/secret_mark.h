// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mark by which macOS' clipboard managers know a secret, which Qt has to be taught; nothing to do elsewhere.
//   registerSecretMark();   data->setData(secretMarkMime(), "secret");
#pragma once

#include <QString>

namespace sallyport::ui {

/// Becomes org.nspasteboard.ConcealedType on macOS' pasteboard.
inline QString secretMarkMime()
{
    return QStringLiteral("application/x-nspasteboard-concealed-type");
}
/// Once is enough; needs the application.
void registerSecretMark();

} // namespace sallyport::ui
