// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QApplication>

using namespace sallyport::ui;

namespace {

struct Pair {
    const char* what;
    QColor Theme::* over;
    QColor Theme::* under;
    double least; // WCAG 2.2: 4.5 for text (1.4.3), 3 for what must be seen to use a control (1.4.11)
};

const Pair pairs[] = {
    {"text on window", &Theme::text, &Theme::window, 4.5},
    {"text on surface", &Theme::text, &Theme::surface, 4.5},
    {"text in a field", &Theme::text, &Theme::field, 4.5},
    {"text under the pointer", &Theme::text, &Theme::hover, 4.5},
    {"muted on window", &Theme::muted, &Theme::window, 4.5},
    {"muted on surface", &Theme::muted, &Theme::surface, 4.5},
    {"muted in a field", &Theme::muted, &Theme::field, 4.5},
    {"muted on a disabled primary button", &Theme::muted, &Theme::border, 4.5},
    {"accent as text on surface", &Theme::accent, &Theme::surface, 4.5},
    {"accent as text on window", &Theme::accent, &Theme::window, 4.5},
    {"accent as text under the pointer", &Theme::accent, &Theme::hover, 4.5},
    {"text on accent", &Theme::onAccent, &Theme::accent, 4.5},
    {"success on its surface", &Theme::success, &Theme::successSurface, 4.5},
    {"success on surface", &Theme::success, &Theme::surface, 4.5},
    {"warning on its surface", &Theme::warning, &Theme::warningSurface, 4.5},
    {"warning on window", &Theme::warning, &Theme::window, 4.5},
    {"warning on surface", &Theme::warning, &Theme::surface, 4.5},
    {"danger on its surface", &Theme::danger, &Theme::dangerSurface, 4.5},
    {"danger on surface", &Theme::danger, &Theme::surface, 4.5},
    {"text on success", &Theme::text, &Theme::successSurface, 4.5},
    {"text on warning", &Theme::text, &Theme::warningSurface, 4.5},
    {"text on danger", &Theme::text, &Theme::dangerSurface, 4.5},
    {"muted on success", &Theme::muted, &Theme::successSurface, 4.5},
    {"muted on warning", &Theme::muted, &Theme::warningSurface, 4.5},
    {"muted on danger", &Theme::muted, &Theme::dangerSurface, 4.5},
    {"outline of a field on surface", &Theme::fieldBorder, &Theme::surface, 3},
    {"outline of a button on window", &Theme::fieldBorder, &Theme::window, 3},
    {"focus ring on surface", &Theme::accent, &Theme::surface, 3},
    {"focus ring on window", &Theme::accent, &Theme::window, 3},
};

} // namespace

TEST_CASE("every colour that carries meaning can be read in light and in dark")
{
    for (const Theme* tokens : {&lightTheme(), &darkTheme()}) {
        for (const Pair& pair : pairs) {
            const double ratio = contrastRatio(tokens->*pair.over, tokens->*pair.under);
            INFO((tokens == &lightTheme() ? "light: " : "dark: ") << pair.what << " has " << ratio);
            CHECK(ratio >= pair.least);
        }
    }
}

TEST_CASE("contrast is counted as WCAG counts it")
{
    CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrastRatio(Qt::white, Qt::black) == Approx(21.0));
    CHECK(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) == Approx(4.48).margin(0.01)); // the well-known near miss
    CHECK(contrastRatio(Qt::red, Qt::red) == Approx(1.0));
}

TEST_CASE("light or dark follows from the system's palette")
{
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
    dark.setColor(QPalette::WindowText, Qt::white);
    Style style;
    style.polish(dark);
    CHECK(dark.color(QPalette::Window) == darkTheme().window);
    QPalette light;
    light.setColor(QPalette::Window, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    style.polish(light);
    CHECK(light.color(QPalette::Window) == lightTheme().window);
    CHECK(&theme(light) == &lightTheme());
}

TEST_CASE("every icon is drawn, in the colour of its tone, at the pixels asked for")
{
    for (int i = 0; i <= static_cast<int>(Icon::warning); ++i) {
        INFO("icon " << i);
        const QPixmap picture = icon(static_cast<Icon>(i), Tone::danger).pixmap(QSize(24, 24), 2.0);
        REQUIRE(picture.size() == QSize(48, 48));
        const QImage image = picture.toImage();
        int solid = 0;
        int wrong = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                solid += color.alpha() == 255 ? 1 : 0;
                wrong += color.alpha() == 255 && color.rgb() != lightTheme().danger.rgb() ? 1 : 0;
            }
        }
        CHECK(solid > 30);
        CHECK(wrong == 0);
    }
}
