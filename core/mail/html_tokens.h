// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML tokenizer's one question: what stands at this "<" (HTML Standard, 13.2.5)?
//   const HtmlTag tag = readTag(html, at);
#pragma once

#include <QStringView>

#include <optional>

namespace sallyport::mail {

/// The attributes that can lead somewhere, each as it stands in the tag first; null where it is missing.
struct HtmlTag {
    QString name = {}; ///< lower case, at most 16 letters
    bool isEnd = false;
    qsizetype end = 0; ///< behind the ">"; the text's end where there is none, and then the tag counts for nothing
    bool whole = false;
    std::optional<QString> href = {};
    std::optional<QString> action = {};
    std::optional<QString> formAction = {};
    std::optional<QString> src = {};
    std::optional<QString> srcdoc = {};
    std::optional<QString> data = {};
    std::optional<QString> alt = {};
    std::optional<QString> httpEquiv = {};
    std::optional<QString> content = {};
};

/// True where a tag begins: "<a", "</a".
bool isTagStart(QStringView html, qsizetype at);
/// The tag at `at`, where isTagStart; attribute values with their character references decoded.
HtmlTag readTag(QStringView html, qsizetype at);

} // namespace sallyport::mail
