// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every widget of every page, in every scene of the gallery.
#include "tests/support/catch.h"
#include "tests/ui/device_scenes.h"
#include "tests/ui/find.h"
#include "tests/ui/scenes.h"
#include "ui/sign_in/slider_puzzle.h"
#include "ui/text/plain_caption.h"
#include "ui/widgets/door.h"
#include "ui/widgets/style.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QApplication>
#include <QScrollBar>
#include <QSet>

#include <set>

using namespace sallyport;
using namespace sallyport::test;

namespace {

std::string describe(const QWidget* widget)
{
    QString text = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        text += u' ' + button->text();
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        text += u' ' + label->text();
    return text.toStdString();
}

QList<QWidget*> visibleWidgets(QWidget* window)
{
    QList<QWidget*> found;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (widget->isVisibleTo(window))
            found.append(widget);
    }
    return found;
}

/// The letter of a caption's mnemonic, or nothing.
QChar mnemonic(const QString& caption)
{
    const QKeySequence keys = QKeySequence::mnemonic(caption);
    return keys.isEmpty() ? QChar() : keys.toString().back().toUpper();
}

} // namespace

TEST_CASE("no two controls of a page share a mnemonic, and buttons have one")
{
    for (const Scene& scene : scenes() + deviceDialogScenes()) {
        Stage stage;
        scene.play(stage);
        stage.settle();
        QHash<std::pair<const QWidget*, QChar>, std::string> taken; // in each window
        std::set<std::string> shortcuts;
        QSet<std::pair<const QWidget*, QString>> reached;
        for (const QWidget* widget : visibleWidgets(stage.window.get())) {
            QString caption;
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                caption = button->text();
            else if (const auto* label = qobject_cast<const QLabel*>(widget); label != nullptr && label->buddy())
                caption = label->text();
            if (caption.isEmpty() || !widget->isEnabled())
                continue;
            INFO(scene.name.toStdString() << ": " << describe(widget));
            const QChar key = mnemonic(caption);
            const auto* withKeys = qobject_cast<const QAbstractButton*>(widget);
            if (key.isNull() && withKeys != nullptr && !withKeys->shortcut().isEmpty()) {
                const auto keys = withKeys->shortcut().toString().toStdString();
                INFO("shortcut " << keys);
                CHECK(shortcuts.insert(keys).second);
                continue;
            }
            if (key.isNull() && withKeys != nullptr && reached.contains({widget->window(), caption}))
                continue; // the same button of one more result: the first one has the key, Tab leads to the others
            CHECK_FALSE(key.isNull());
            reached.insert({widget->window(), ui::plainCaption(caption)});
            const std::pair<const QWidget*, QChar> here(widget->window(), key);
            INFO("also on " << taken.value(here));
            CHECK_FALSE(taken.contains(here));
            taken.insert(here, describe(widget));
        }
    }
}

TEST_CASE("nothing that the window says is cut off, with the system's font and with one half as large again")
{
    const QFont usual = QApplication::font();
    for (const double larger : {1.0, 1.5}) {
        QFont font = usual;
        font.setPointSizeF(usual.pointSizeF() * larger);
        QApplication::setFont(font);
        for (const Scene& scene : scenes()) {
            Stage stage;
            scene.play(stage);
            stage.settle();
            for (const QWidget* widget : visibleWidgets(stage.window.get())) {
                INFO(scene.name.toStdString() << " at " << larger << ": " << describe(widget));
                if (const auto* label = qobject_cast<const ui::TextLabel*>(widget)) {
                    if (label->wordWrap())
                        CHECK(label->heightForWidth(label->width()) <= label->height() + 1);
                    else
                        CHECK(label->sizeHint().width() <= label->width());
                }
                if (const auto* button = qobject_cast<const ui::Button*>(widget))
                    CHECK(button->sizeHint().width() <= button->width());
            }
        }
    }
    QApplication::setFont(usual);
}

TEST_CASE("controls are announced as what they are")
{
    Stage stage;
    const auto role = [](QWidget* widget) { return QAccessible::queryAccessibleInterface(widget)->role(); };
    CHECK(role(stage.window->findChild<ui::Door*>()) == QAccessible::Button);
    stage.openWizard();
    const QString trader = QStringLiteral("trader@practice.example");
    stage.house.signIn->put(auth::HumanCheckNeeded{trader, {}, sliderChallenge(200, stage.house.clock), {}});
    CHECK(role(stage.window->findChild<ui::SliderPuzzle*>()) == QAccessible::Slider);
    stage.house.signIn->put(auth::HumanCheckNeeded{trader, {}, picturesChallenge(stage.house.clock), {}});
    CHECK(role(visible<QAbstractButton>(stage.window.get(), QStringLiteral("Picture 1 of 9")))
          == QAccessible::CheckBox);
    CHECK(QAccessible::queryAccessibleInterface(stage.window->findChild<ui::SecretField*>())->state().passwordEdit);
}

TEST_CASE("every label shows plain text")
{
    for (const Scene& scene : scenes()) {
        Stage stage;
        scene.play(stage);
        stage.settle();
        for (const auto* label : stage.window->findChildren<QLabel*>()) {
            INFO(scene.name.toStdString() << ": " << describe(label));
            CHECK((label->textFormat() == Qt::PlainText || label->text().isEmpty()));
        }
    }
}

TEST_CASE("the window follows the system from light to dark while it is open")
{
    Stage stage;
    stage.openWizard();
    const auto* label = stage.window->findChild<ui::TextLabel*>();
    QApplication::setStyle(new ui::Style(ui::Scheme::dark));
    stage.settle();
    CHECK(stage.window->palette().color(QPalette::Window) == ui::darkTheme().window);
    const QColor now = label->palette().color(QPalette::WindowText);
    CHECK(ui::contrastRatio(now, ui::darkTheme().surface) >= 4.5);
    QApplication::setStyle(new ui::Style(ui::Scheme::light));
    stage.settle();
    CHECK(stage.window->palette().color(QPalette::Window) == ui::lightTheme().window);
}
