// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/letters_view.h"

#include "ui/widgets/style_painting.h"
#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QPainter>

namespace sallyport::ui {

using origin::LetterChange;
using origin::LetterPair;
using origin::LetterScript;

namespace {

QString scriptName(LetterScript script)
{
    switch (script) {
    case LetterScript::latin:
        return LettersView::tr("a Latin letter with marks");
    case LetterScript::cyrillic:
        return LettersView::tr("a Cyrillic letter");
    case LetterScript::greek:
        return LettersView::tr("a Greek letter");
    case LetterScript::armenian:
        return LettersView::tr("an Armenian letter");
    case LetterScript::hebrew:
        return LettersView::tr("a Hebrew letter");
    case LetterScript::arabic:
        return LettersView::tr("an Arabic letter");
    case LetterScript::cherokee:
        return LettersView::tr("a Cherokee letter");
    case LetterScript::cjk:
        return LettersView::tr("a Chinese, Japanese or Korean sign");
    case LetterScript::other:
        return LettersView::tr("a letter of another script");
    case LetterScript::none:
        break;
    }
    return LettersView::tr("a digit or a sign");
}

/// Empty for what cannot be seen, or would change how its neighbours are written.
QString text(char32_t letter)
{
    return letter == 0 || !QChar::isPrint(letter) || QChar::isMark(letter) ? QString() : QString::fromUcs4(&letter, 1);
}

/// A letter that cannot be told by its look is named by its number too.
QString named(const LetterPair& pair)
{
    const QString number = QStringLiteral("U+%1").arg(QString::number(pair.written, 16).toUpper(), 4, u'0');
    if (text(pair.written).isEmpty())
        return number;
    return QStringLiteral("“%1”").arg(text(pair.written))
        + (pair.written < 0x80 ? QString() : QStringLiteral(" (%1)").arg(number));
}

QString sentence(const LetterPair& pair)
{
    const auto at = pair.position + 1;
    switch (pair.change) {
    case LetterChange::lookalike:
        return LettersView::tr("Letter %1, %2, is %3 and only looks like “%4”.")
            .arg(at)
            .arg(named(pair), scriptName(pair.script), text(pair.official));
    case LetterChange::replaced:
        return LettersView::tr("Letter %1 is %2, where “%3” belongs.").arg(at).arg(named(pair), text(pair.official));
    case LetterChange::added:
        return LettersView::tr("Letter %1, %2, does not belong there.").arg(at).arg(named(pair));
    case LetterChange::missing:
        return LettersView::tr("“%1” is missing before letter %2.").arg(text(pair.official)).arg(at);
    case LetterChange::same:
        break;
    }
    return {};
}

} // namespace

LettersView::LettersView(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LettersView::setLetters(const QList<LetterPair>& letters)
{
    m_letters = letters;
    setAccessibleName(inWords(letters).join(u' '));
    updateGeometry();
    update();
}

/// What was put around the name is one addition, however long.
QStringList LettersView::inWords(const QList<LetterPair>& letters)
{
    QStringList words;
    for (auto at = letters.begin(); at != letters.end();) {
        const auto end = std::find_if(at, letters.end(), [&](const LetterPair& p) { return p.change != at->change; });
        if (at->change == LetterChange::added && std::distance(at, end) > 2) {
            QString part;
            for (auto each = at; each != end; ++each)
                part += text(each->written);
            words.append(tr("“%1” does not belong there.").arg(part));
        } else {
            for (auto each = at; each != end; ++each) {
                if (const QString said = sentence(*each); !said.isEmpty())
                    words.append(said);
            }
        }
        at = end;
    }
    return words;
}

QFont LettersView::letterFont() const
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font().pointSizeF() > 0)
        fixed.setPointSizeF(font().pointSizeF() * 1.5);
    return fixed;
}

QSize LettersView::cell() const
{
    const QFontMetrics metrics(letterFont());
    return {metrics.horizontalAdvance(u'W') + ems(this, 0.7), metrics.height() + ems(this, 0.3)};
}

int LettersView::columns(int width) const
{
    return std::max(1, width / cell().width());
}

QSize LettersView::sizeHint() const
{
    return {cell().width() * static_cast<int>(m_letters.size()), 2 * cell().height()};
}

QSize LettersView::minimumSizeHint() const
{
    return {cell().width() * 8, 2 * cell().height()};
}

int LettersView::heightForWidth(int width) const
{
    const int each = columns(width);
    const int rows = (static_cast<int>(m_letters.size()) + each - 1) / each;
    return rows * 2 * cell().height() + std::max(0, rows - 1) * ems(this, 0.5);
}

void LettersView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(letterFont());
    const int each = columns(width());
    for (int i = 0; i < m_letters.size(); ++i) {
        const QPoint corner(i % each * cell().width(), i / each * (2 * cell().height() + ems(this, 0.5)));
        paintPair(painter, QRect(corner, QSize(cell().width(), 2 * cell().height())), m_letters.at(i));
    }
}

void LettersView::paintPair(QPainter& painter, const QRect& place, const LetterPair& pair) const
{
    const Theme& t = theme(palette());
    const bool differs = pair.change != LetterChange::same;
    if (differs)
        painting::roundedRect(&painter, place.adjusted(1, 1, -1, -1), painting::cornerRadius(this), t.dangerSurface,
                              t.danger, painting::lineWidth(this));
    const QRect upper(place.topLeft(), QSize(place.width(), place.height() / 2));
    painter.setPen(differs ? t.danger : t.muted);
    painter.drawText(upper, Qt::AlignCenter, pair.written == 0 ? QStringLiteral("∅") : text(pair.written));
    painter.setPen(differs ? t.text : t.muted);
    painter.drawText(upper.translated(0, place.height() / 2), Qt::AlignCenter,
                     pair.official == 0 ? QStringLiteral("–") : text(pair.official));
}

} // namespace sallyport::ui
