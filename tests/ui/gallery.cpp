// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every page of the window with canned data into PNG files, to be looked at:
//   QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 ui_gallery FOLDER light|dark [PAGE...]
#include "tests/ui/device_scenes.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTextStream>

int main(int argc, char** argv)
{
    using namespace sallyport;
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        QTextStream(stderr) << "usage: ui_gallery FOLDER light|dark [PAGE...]\n";
        return 2;
    }
    const QString scheme = arguments.at(2);
    QApplication::setStyle(new ui::Style(scheme == QStringLiteral("dark") ? ui::Scheme::dark : ui::Scheme::light));
    QDir().mkpath(arguments.at(1));
    const QStringList wanted = arguments.mid(3);
    int failures = 0;
    for (const test::Scene& scene : test::scenes() + test::deviceDialogScenes()) {
        if (!wanted.isEmpty() && !wanted.contains(scene.name))
            continue;
        test::Stage stage;
        scene.play(stage);
        stage.settle();
        QWidget* dialog = QApplication::activeModalWidget();
        const QPixmap picture = (dialog != nullptr ? dialog : stage.window.get())->grab();
        const QString file = QStringLiteral("%1/%2-%3-%4.png")
                                 .arg(arguments.at(1), scene.name, scheme)
                                 .arg(qRound(application.devicePixelRatio() * 100));
        failures += picture.save(file) ? 0 : 1;
    }
    return failures;
}
