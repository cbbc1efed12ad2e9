// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// decodeEntities: character references of HTML as browsers read them, as far as links and readable text need it: all
// numeric ones, the ASCII signs by name (&colon; hides "javascript:"), Latin-1 letters and the invisible characters.
//   decodeEntities(u"&#104;ttps&colon;//x", EntityPlace::attribute); // "https://x"
#pragma once

#include <QString>
#include <QStringView>

namespace sallyport::mail {

enum class EntityPlace {
    text,
    attribute ///< where "&lt=" and "&ampx" stay as they are (HTML, 13.2.5.73)
};

/// Linear; what is no reference stays as it is.
QString decodeEntities(QStringView text, EntityPlace place);

} // namespace sallyport::mail
