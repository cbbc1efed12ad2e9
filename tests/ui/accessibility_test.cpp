// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/accessibility_walk.h"
#include "tests/ui/device_scenes.h"
#include "tests/ui/find.h"
#include "tests/ui/scenes.h"
#include "ui/shell/sidebar.h"
#include "ui/text/drill_messages.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace sallyport;
using namespace sallyport::test;

namespace {

/// Of the window, or of the dialog that stands before it: nothing behind that can be used.
QStringList faultsOfAllWindows()
{
    if (QWidget* dialog = QApplication::activeModalWidget())
        return accessibilityFaults(dialog);
    QStringList faults;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            faults += accessibilityFaults(window);
    }
    return faults;
}

/// A window with one thing in it.
struct Frame {
    QWidget window;
    QVBoxLayout column{&window};
    explicit Frame(QWidget* thing)
    {
        auto* named = new QPushButton(QStringLiteral("&Named"));
        column.addWidget(named);
        column.addWidget(thing);
        window.show();
    }
};

/// Takes the keyboard and is nothing to assistive technology.
struct Mute : QWidget {
    Mute()
    {
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(QStringLiteral("Mute"));
    }
};

QWidget* named(QWidget* widget)
{
    widget->setAccessibleName(QStringLiteral("Name"));
    return widget;
}

} // namespace

TEST_CASE("the walk over a window finds what has no name, no role or no way by keyboard")
{
    struct Row {
        const char* what;
        std::function<QWidget*()> make;
        QString fault;
    };
    const std::vector<Row> rows{
        {"a button without words", [] { return new QPushButton; }, QStringLiteral("no name: ")},
        {"a field without a label", [] { return new QLineEdit; }, QStringLiteral("no name: ")},
        {"a list without a name", [] { return new QListWidget; }, QStringLiteral("no name: ")},
        {"a row that says nothing",
         [] {
             auto* list = new QListWidget;
             list->addItem(QString());
             return named(list);
         },
         QStringLiteral("no name: ")},
        {"a thing of one's own without a role", [] { return new Mute; }, QStringLiteral("no role: ")},
        {"a button that Tab passes by",
         [] {
             auto* button = new QPushButton(QStringLiteral("Click me"));
             button->setFocusPolicy(Qt::ClickFocus);
             return button;
         },
         QStringLiteral("no way by keyboard: ")},
        {"a field behind one that keeps Tab",
         [] {
             auto* page = new QWidget;
             auto* column = new QVBoxLayout(page);
             auto* edit = new QPlainTextEdit;
             column->addWidget(named(edit));
             column->addWidget(named(new QLineEdit));
             return page;
         },
         QStringLiteral("no way by keyboard: ")},
    };
    for (const Row& row : rows) {
        Frame frame(row.make());
        const auto faults = accessibilityFaults(&frame.window);
        INFO(row.what << ": " << faults.join(u'\n').toStdString());
        REQUIRE(faults.size() == 1);
        CHECK(faults.first().startsWith(row.fault));
    }
}

TEST_CASE("the walk has nothing to say about what can be used")
{
    auto* off = new QPushButton(QStringLiteral("Off"));
    off->setEnabled(false);
    Frame frame(off);
    auto* hidden = new QPushButton;
    frame.column.addWidget(hidden);
    hidden->hide();
    for (const auto* caption : {"One", "Two"})
        frame.column.addWidget(new QRadioButton(QString::fromLatin1(caption)));
    CHECK(accessibilityFaults(&frame.window) == QStringList());
}

TEST_CASE("every control of every page has a name, a role and a way by keyboard")
{
    for (const Scene& scene : scenes() + deviceDialogScenes()) {
        Stage stage;
        scene.play(stage);
        stage.settle();
        const QStringList faults = faultsOfAllWindows();
        INFO(scene.name.toStdString() << ":\n" << faults.join(u'\n').toStdString());
        CHECK(faults.isEmpty());
    }
}

TEST_CASE("the walk finds a key that two things hear, and none that only one of them does")
{
    auto* second = new QPushButton(QStringLiteral("Also &not"));
    Frame frame(second);
    CHECK(keysHeardTwice(&frame.window) == QStringList{QStringLiteral("Alt+N: &Named | Also &not")});
    second->setEnabled(false);
    CHECK(keysHeardTwice(&frame.window).isEmpty());
    auto* label = new QLabel(QStringLiteral("&Number"));
    auto* field = new QLineEdit;
    label->setBuddy(field);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(field)}) {
        frame.column.addWidget(widget);
        widget->show();
    }
    CHECK(keysHeardTwice(&frame.window).size() == 1);
    field->setEnabled(false);
    CHECK(keysHeardTwice(&frame.window).isEmpty());
}

TEST_CASE("no key is heard twice on any page, nor with a drill over it")
{
    const auto check = [](const Stage& stage, const QString& what) {
        QWidget* dialog = QApplication::activeModalWidget();
        const QStringList twice = keysHeardTwice(dialog != nullptr ? dialog : stage.window.get());
        INFO(what.toStdString() << ": " << twice.join(u'\n').toStdString());
        CHECK(twice.isEmpty());
    };
    for (const Scene& scene : scenes() + deviceDialogScenes()) {
        Stage stage;
        scene.play(stage);
        stage.settle();
        check(stage, scene.name);
        if (QApplication::activeModalWidget() != nullptr)
            continue;
        for (const auto* button : stage.window->findChildren<QPushButton*>()) {
            if (button->menu() == nullptr || ui::plainCaption(button->text()) != QStringLiteral("Drills"))
                continue;
            for (QAction* action : button->menu()->actions()) {
                if (action->text() == ui::drillName(ui::Drill::phishingMessage))
                    action->trigger();
            }
            stage.settle();
            check(stage, scene.name + QStringLiteral(" with a drill"));
            if (auto* quit = visible<ui::Button>(stage.window.get(), QStringLiteral("Quit the drill")))
                quit->click();
            stage.settle();
            check(stage, scene.name + QStringLiteral(" with a drill that is over"));
            break;
        }
    }
}

TEST_CASE("every part of an open session can be walked by name and by keyboard")
{
    const auto parts = [](Stage& stage) {
        return stage.window->findChild<ui::Sidebar*>()->findChildren<QAbstractButton*>();
    };
    for (qsizetype part = 0, count = 1; part < count; ++part) {
        Stage stage;
        stage.openSession(ownFacts(), [](FakeSession& session) { session.m_hasAccount = true; });
        count = parts(stage).size();
        parts(stage).at(part)->click();
        stage.settle();
        const QStringList faults = faultsOfAllWindows();
        INFO(parts(stage).at(part)->text().toStdString() << ":\n" << faults.join(u'\n').toStdString());
        CHECK(faults.isEmpty());
    }
}
