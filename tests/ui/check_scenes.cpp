// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/check_scenes.h"

#include "tests/ui/find.h"

#include <QScrollArea>

namespace sallyport::test {

ui::CheckPage* openCheck(Stage& stage)
{
    visible<ui::Button>(stage.window.get(), QStringLiteral("Check a link or a picture…"))->click();
    stage.settle();
    for (auto* page : stage.window->findChildren<ui::CheckPage*>()) {
        if (page->isVisibleTo(stage.window.get()))
            return page;
    }
    return nullptr;
}

namespace {

Scene ofLink(const QString& name, const QStringList& links)
{
    return {QStringLiteral("check-") + name, [links](Stage& stage) {
                auto* page = openCheck(stage);
                for (const QString& link : links) {
                    page->check(link);
                    stage.settle();
                }
            }};
}

} // namespace

QList<Scene> checkScenes()
{
    return {
        ofLink(QStringLiteral("empty"), {}),
        ofLink(QStringLiteral("official"), {QStringLiteral("https://www.kucoin.com/login")}),
        ofLink(QStringLiteral("imitation"), {QStringLiteral("https://www.ku\u0441oin-login.com/ucenter/signin")}),
        ofLink(QStringLiteral("unsafe"),
               {QStringLiteral("https://www.kucoin.com/"), QStringLiteral("https://evil.example\\@www.kucoin.com/")}),
        ofLink(QStringLiteral("disputed"),
               {QStringLiteral("https://kucoin.plus/"), QStringLiteral("https://shop.example/"),
                QStringLiteral("https://kucoin.cloud/docs")}),
        ofLink(QStringLiteral("unreadable"), {QStringLiteral("please call me")}),
        {QStringLiteral("check-session"), [](Stage& stage) {
             stage.openSession(ownFacts());
             visible<ui::Button>(stage.window.get(), QStringLiteral("Check"))->click();
             stage.settle();
         }}};
}

} // namespace sallyport::test
