// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// scanHtml: links and readable text of an HTML part, read as browsers split HTML into tags, without building a tree:
// linear in time, whatever is nested. What stands in comments, styles and scripts is searched for links as well,
// because some mail programs read it.
//   const HtmlContent content = scanHtml(html);
#pragma once

#include "core/mail/message_values.h"

#include <QStringView>

namespace sallyport::mail {

struct HtmlContent {
    QString text = {};             ///< visible, with line ends between blocks
    QString textOutsideLinks = {}; ///< the same without what is shown for links
    QList<MessageLink> links = {};
    QList<QByteArray> pictures = {}; ///< files in data: addresses of images
    bool hasForm = false;
    bool complete = true; ///< false: more links or pictures than the limits
};

struct HtmlLimits {
    qsizetype links = 5'000;
    qsizetype pictures = 50;
};

HtmlContent scanHtml(QStringView html, HtmlLimits limits = {});

} // namespace sallyport::mail
