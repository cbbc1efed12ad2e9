// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ReportRow: the button that copies a verdict's report, and the word that it is copied.
//   column->addWidget(new ReportRow(pastableReport(report, profile), tr("Verdict, host ..."), this));
#pragma once

#include <QWidget>

namespace sallyport::ui {

class Button;

class ReportRow : public QWidget {
    Q_OBJECT
public:
    /// `report`: holds no secret, for it is meant to be pasted anywhere.
    ReportRow(const QString& report, const QString& what, QWidget* parent);
    /// For the second one on a page: one letter cannot press two buttons.
    void dropShortcut();

private:
    Button* m_copy;
};

} // namespace sallyport::ui
