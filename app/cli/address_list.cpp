// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/address_list.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

QString placeText(const account::ActionWish& place)
{
    return AddressList::tr("%1 over %2 to %3, %4")
        .arg(place.asset, place.network, place.address,
             place.memo.isEmpty() ? AddressList::tr("no memo") : AddressList::tr("memo \"%1\"").arg(place.memo));
}

void AddressList::run()
{
    ask([this] { return safety().addresses(); },
        [this](const QList<account::WithdrawalAddress>& addresses) {
            for (const auto& address : addresses)
                output().result(
                    toJson(address),
                    tr("%1  %2  since %3").arg(address.id, placeText(placeOf(address)), when(address.addedAt)));
            if (addresses.isEmpty())
                output().noResult(tr("There is no withdrawal address."));
            Q_EMIT finished(ExitCode::done);
        });
}

} // namespace sallyport::app
