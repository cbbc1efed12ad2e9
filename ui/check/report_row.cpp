// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/report_row.h"

#include "ui/text/plain_caption.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

namespace sallyport::ui {

ReportRow::ReportRow(const QString& report, const QString& what, QWidget* parent)
    : QWidget(parent), m_copy(new Button(tr("Cop&y a report"), Button::Kind::quiet, this))
{
    m_copy->setToolTip(what);
    auto* done = mutedLabel(tr("Copied: paste it where you like."), this);
    done->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_copy);
    row->addWidget(done, 1);
    row->addStretch();
    connect(m_copy, &QPushButton::clicked, this, [report, done] {
        QGuiApplication::clipboard()->setText(report);
        done->show();
        announce(done);
    });
}

void ReportRow::dropShortcut()
{
    m_copy->setText(plainCaption(m_copy->text()));
}

} // namespace sallyport::ui
