// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeviceDetails: one device, session or pending change in full, why something was not done to it, and what can be done.
//   details->setItem(item, model);
#pragma once

#include "ui/devices/device_model.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class Banner;
class Button;
class TextLabel;

class DeviceDetails : public Card {
    Q_OBJECT
public:
    explicit DeviceDetails(QWidget* parent = nullptr);
    /// Offers nothing that would change anything.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// The service takes the passcode where a newcomer may not revoke.
    void setHasPasscode(bool has) { m_hasPasscode = has; }
    /// `work`: of this item. `mayReview`: an alert about it waits for the person.
    void setItem(const DeviceItem& item, const DeviceContext& context, const QString& changedFrom, const RowWork* work,
                 bool busy, bool mayReview);

Q_SIGNALS:
    void renameWanted();
    void endWanted();
    void revokeWanted();
    void passcodeWanted();
    void cancelWanted();
    void approveWanted();
    void againWanted();
    void hideWanted();
    void wasMe();
    void wasNotMe();

private:
    void showTexts(const DeviceItem& item, const DeviceContext& context, const QString& changedFrom);
    void showTrouble(const RowWork* work);
    void showButtons(const DeviceItem& item, const RowWork* work, bool busy, bool mayReview);
    bool wantsPasscode(const DeviceItem& item, const RowWork* work) const;
    bool m_readOnly = false;
    bool m_hasPasscode = false;
    QString m_ownDevice; ///< what it asked for itself it cannot let take effect
    TextLabel* m_title;
    TextLabel* m_warning;
    TextLabel* m_first;
    TextLabel* m_second;
    Banner* m_trouble;
    Button* m_mine;
    Button* m_notMine;
    Button* m_again;
    Button* m_hide;
    Button* m_rename;
    Button* m_end;
    Button* m_revoke;
    Button* m_passcode;
    Button* m_approve;
    Button* m_cancel;
};

} // namespace sallyport::ui
