// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readPng: a PNG that came from outside as a picture, with limits on bytes and size before anything is decoded.
//   std::optional<QImage> tile = readPng(bytes, QSize(400, 400));
#pragma once

#include <QByteArrayView>
#include <QImage>

#include <optional>

namespace sallyport::ui {

/// Nothing for more than 1 MiB, another format, a picture larger than `largest`, or a damaged one.
std::optional<QImage> readPng(QByteArrayView bytes, QSize largest);

} // namespace sallyport::ui
