// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the main job through the real window against the real service and leaves a picture of every screen, light and
// dark.
// `./dev tour` runs it on a virtual display at 100 and 200 %.
#include "tests/journeys/window_walk.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace sallyport;

void walkThrough(const QDir& out, const QString& suffix, ui::Scheme scheme)
{
    QApplication::setStyle(new ui::Style(scheme));
    const auto look = scheme == ui::Scheme::dark ? QStringLiteral("dark") : QStringLiteral("light");
    QTemporaryDir folder;
    test::WindowWalk walk(folder.path());
    int number = 0;
    walk.onScreen = [&](const QString& name) {
        QCoreApplication::processEvents();
        auto* widget =
            QApplication::activeModalWidget() != nullptr ? QApplication::activeModalWidget() : &walk.window();
        const auto file =
            QStringLiteral("%1-%2-%3-%4.png").arg(++number, 2, 10, QLatin1Char('0')).arg(name, look, suffix);
        if (!widget->grab().save(out.filePath(file)))
            throw test::WalkError("the picture could not be written: " + file.toStdString());
    };
    walk.enterPractice();
    walk.signIn();
    walk.click(QStringLiteral("Devices"));
    walk.waitForText(QStringLiteral("this session, here since"));
    walk.onScreen(QStringLiteral("devices"));
    walk.click(QStringLiteral("Alerts"));
    walk.waitForText(QStringLiteral("Alerts alive"));
    walk.onScreen(QStringLiteral("alerts"));
    walk.click(QStringLiteral("Safety"));
    walk.waitForText(QStringLiteral("Not set."));
    walk.onScreen(QStringLiteral("safety"));
    for (const auto& part : {QStringLiteral("Check"), QStringLiteral("Authenticator"), QStringLiteral("Inbox"),
                             QStringLiteral("Settings")}) {
        walk.click(part);
        walk.onScreen(part.toLower());
    }
    walk.signOut();
    std::printf("%s: %d screens\n", qPrintable(look), number);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("out"), QStringLiteral("Folder for the pictures."), QStringLiteral("DIR"),
                      QStringLiteral(".")});
    parser.addOption({QStringLiteral("suffix"), QStringLiteral("End of the pictures' names."), QStringLiteral("TEXT"),
                      QStringLiteral("100")});
    parser.process(application);
    app::installLook(application);
    try {
        for (const auto scheme : {ui::Scheme::light, ui::Scheme::dark})
            walkThrough(QDir(parser.value(QStringLiteral("out"))), parser.value(QStringLiteral("suffix")), scheme);
    } catch (const test::WalkError& error) {
        std::fprintf(stderr, "the tour broke off: %s\n", error.what());
        return 1;
    }
    return 0;
}
