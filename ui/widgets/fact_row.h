// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FactRow: a caption and its value side by side, the captions of a column in line with one another.
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace sallyport::ui {

class TextLabel;

class FactRow : public QWidget {
    Q_OBJECT
public:
    explicit FactRow(const QString& caption, QWidget* parent = nullptr);
    void setValue(const QString& value);
    QString value() const;
    void setTone(Tone tone);

private:
    TextLabel* m_caption;
    TextLabel* m_value;
};

} // namespace sallyport::ui
