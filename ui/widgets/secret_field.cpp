// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_field.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPushButton>

namespace sallyport::ui {
namespace {

/// Alt with a letter that nothing here listens to: it is not meant to be typed. A key that gives another letter with
/// Alt than alone, as on macOS, types; AltGr bears Control or nothing.
bool isUnheardMnemonic(const QKeyEvent& event)
{
    const auto held = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = event.text();
    return held == Qt::AltModifier && !text.isEmpty() && text.at(0).isPrint()
        && text.at(0).toUpper().unicode() == event.key();
}

} // namespace

SecretField::SecretField(QWidget* parent)
    : QLineEdit(parent), m_eye(iconButton(icon(Icon::eye, Tone::muted), tr("Show what is typed"), this))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setMaxLength(1024);
    m_eye->setCursor(Qt::ArrowCursor);
    connect(m_eye, &QPushButton::clicked, this, [this] { setRevealed(!isRevealed()); });
    connect(this, &QLineEdit::selectionChanged, this, [this] {
        if (isRevealed() && hasSelectedText())
            deselect();
    });
    nameEye();
}

Secret SecretField::take()
{
    Secret secret = Secret::fromText(text());
    forget();
    return secret;
}

void SecretField::forget()
{
    QString held = text();
    setText({}); // unlike clear(), leaves nothing for Undo
    wipe(held);
    setRevealed(false);
}

void SecretField::setRevealed(bool revealed)
{
    deselect();
    setEchoMode(revealed ? Normal : Password);
    nameEye();
}

void SecretField::keyPressEvent(QKeyEvent* event)
{
    // What the eye has no use for comes up to here: typed on it, it is not meant for this field.
    if (m_eye->hasFocus())
        return event->ignore();
    if (isUnheardMnemonic(*event))
        return event->ignore();
    const QString typed = event->text();
    std::optional<bool> now = m_capsLock;
    if (event->key() == Qt::Key_CapsLock) {
        if (now)
            now = !*now;
    } else if (typed.size() == 1 && typed.at(0).isLetter() && typed.at(0).toLower() != typed.at(0).toUpper()) {
        now = typed.at(0).isUpper() != event->modifiers().testFlag(Qt::ShiftModifier);
    }
    if (now != m_capsLock) {
        m_capsLock = now;
        Q_EMIT capsLockChanged(now.value_or(false));
    }
    QLineEdit::keyPressEvent(event);
}

void SecretField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    const int side = height();
    m_eye->setGeometry(layoutDirection() == Qt::RightToLeft ? 0 : width() - side, 0, side, side);
    const QMargins room = layoutDirection() == Qt::RightToLeft ? QMargins(side, 0, 0, 0) : QMargins(0, 0, side, 0);
    if (textMargins() != room)
        setTextMargins(room);
}

void SecretField::nameEye()
{
    const QString name = isRevealed() ? tr("Hide what is typed") : tr("Show what is typed");
    m_eye->setIcon(icon(isRevealed() ? Icon::eyeOff : Icon::eye, Tone::muted));
    m_eye->setToolTip(name);
    m_eye->setAccessibleName(name);
}

} // namespace sallyport::ui
