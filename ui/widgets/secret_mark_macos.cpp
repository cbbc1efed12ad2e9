// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Needs Qt 6.5, where QUtiMimeConverter became public; an older Qt passes the mark on under a name nobody looks for.
#include "ui/widgets/secret_mark.h"

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QUtiMimeConverter>

namespace sallyport::ui {

namespace {

const QString concealed = QStringLiteral("org.nspasteboard.ConcealedType");

class SecretMark final : public QUtiMimeConverter {
public:
    QString mimeForUti(const QString& uti) const override { return uti == concealed ? secretMarkMime() : QString(); }
    QString utiForMime(const QString& mime) const override { return mime == secretMarkMime() ? concealed : QString(); }
    QVariant convertToMime(const QString&, const QList<QByteArray>& data, const QString&) const override
    {
        return data.value(0);
    }
    QList<QByteArray> convertFromMime(const QString&, const QVariant& data, const QString&) const override
    {
        return {data.toByteArray()};
    }
};

} // namespace

void registerSecretMark()
{
    static const SecretMark mark; // registers itself
}

} // namespace sallyport::ui
#else
namespace sallyport::ui {

void registerSecretMark() {}

} // namespace sallyport::ui
#endif
