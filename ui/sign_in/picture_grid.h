// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PictureGrid: nine pictures to choose from, with the mouse or with arrows and Space.
//   grid->setChallenge(challenge);  ...  act(AnswerHumanCheck{grid->answer()});
#pragma once

#include "core/auth/human_check.h"

#include <QWidget>

class QAbstractButton;

namespace sallyport::ui {

class PictureGrid : public QWidget {
    Q_OBJECT
public:
    explicit PictureGrid(QWidget* parent = nullptr);

    /// False if a picture cannot be read; then nothing is shown.
    bool setChallenge(const auth::PicturesChallenge& challenge);
    auth::PicturesAnswer answer() const;
    QWidget* firstField();

Q_SIGNALS:
    void toggled();
    /// Return on one of them: all that belong are chosen.
    void chosen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QList<QAbstractButton*> m_tiles;
};

} // namespace sallyport::ui
