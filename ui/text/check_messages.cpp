// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/check_messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CheckMessages)
};

} // namespace

Message message(CheckProblem problem)
{
    switch (problem) {
    case CheckProblem::nothingThere:
        return {Words::tr("There is nothing to check."),
                Words::tr("Copy a link, a picture or a message, or drop one here, and try again.")};
    case CheckProblem::fileUnreadable:
        return {Words::tr("The file cannot be read."), Words::tr("Check that you may open it, then try again.")};
    case CheckProblem::fileTooLarge:
        return {Words::tr("The file is larger than 32 MiB and was not read."),
                Words::tr("Take a picture of the code alone, or copy the link out of it.")};
    case CheckProblem::unknownFile:
        return {Words::tr("This is neither a picture nor a message that can be read here."),
                Words::tr("Save a picture as PNG or JPEG, a mail as .eml, and try again.")};
    case CheckProblem::pictureTooLarge:
        return {Words::tr("The picture is too large to be looked at."),
                Words::tr("Cut out the part with the code and try again.")};
    case CheckProblem::noCode:
        return {Words::tr("No QR code was found in this picture."),
                Words::tr("Show the whole code, upright and sharp, with a white margin, and try again.")};
    case CheckProblem::abandoned:
        break;
    }
    return {Words::tr("It was given up."), Words::tr("Try again.")};
}

Message message(ScreenError error)
{
    switch (error) {
    case ScreenError::cancelled:
        return {Words::tr("Nothing was chosen."), {}};
    case ScreenError::notOffered:
        return {Words::tr("This desktop does not let programs look at the screen."),
                Words::tr("Take a screenshot with the desktop's own tool, copy it and choose Paste.")};
    case ScreenError::failed:
    case ScreenError::abandoned:
        break;
    }
    return {Words::tr("The desktop gave no picture of the screen."),
            Words::tr("Take a screenshot with the desktop's own tool, copy it and choose Paste.")};
}

QString anyOf(const QList<origin::ServiceProfile>& services)
{
    QString text;
    for (const auto& service : services)
        text = text.isEmpty() ? service.name : Words::tr("%1 or %2").arg(text, service.name);
    return text;
}

} // namespace sallyport::ui
