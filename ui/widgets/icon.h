// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// icon(): the program's own line icons (resources/icons), drawn by Qt Svg at whatever size and scale is asked for, in
// the colour of the application's palette at that moment, so that they follow light and dark by themselves.
//   button->setIcon(icon(Icon::copy));
//   label->setPixmap(icon(Icon::warning, Tone::warning).pixmap(size, devicePixelRatioF()));
#pragma once

#include "ui/widgets/theme.h"

#include <QIcon>

namespace sallyport::ui {

/// One enumerator a file in resources/icons.
enum class Icon {
    authenticator,
    back,
    bell,
    browser,
    circle,
    clock,
    computer,
    copy,
    cross,
    done,
    exchange,
    eye,
    eyeOff,
    failed,
    file,
    forward,
    heart,
    inbox,
    info,
    key,
    lock,
    lockBroken,
    mail,
    message,
    noPuzzle,
    overview,
    people,
    person,
    pictures,
    practice,
    puzzle,
    refresh,
    search,
    settings,
    shield,
    signOut,
    square,
    star,
    triangle,
    warning
};

/// Normal tone: text colour; disabled: muted; selected: the colour of text on the accent.
QIcon icon(Icon name, Tone tone = Tone::normal);

/// The program's own picture, in its own colours.
QIcon programIcon();

} // namespace sallyport::ui
