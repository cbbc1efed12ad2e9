// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// decodeEntities: character references of HTML as browsers read them, by number and by name: &colon; hides
// "javascript:", &Copf; a letter of a host.
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
