// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every widget needs, beside cmake/precompiled.h.
#pragma once

#ifdef __cplusplus
#include <QAbstractButton>
#include <QBoxLayout>
#include <QEvent>
#include <QFontMetricsF>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QWidget>
#endif
