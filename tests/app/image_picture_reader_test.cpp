// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_picture_reader.h"
#include "core/qr/picture_codes.h"
#include "tests/core/qr/code_picture.h"
#include "tests/support/catch.h"

#include <QBuffer>
#include <QImage>

using namespace sallyport;
using app::ImagePictureReader;
using qr::PictureError;

namespace {

const QByteArray payload = "https://www.kucoin.com/";

QImage codeImage()
{
    const auto code = test::codePicture(payload);
    return QImage(code.view().bits, code.width, code.height, code.width, QImage::Format_Grayscale8).copy();
}

QByteArray file(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, format));
    return bytes;
}

QList<qr::QrCode> codes(const QByteArray& bytes)
{
    const auto found = qr::readPicture(ImagePictureReader(), bytes);
    REQUIRE(found);
    return found->codes;
}

/// Dark modules of `ink`, the rest transparent.
QImage transparent(QRgb ink)
{
    QImage image = codeImage().convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qGray(image.pixel(x, y)) < 128 ? ink : qRgba(0, 0, 0, 0));
    return image;
}

/// The first bytes of a PNG of that size, with a right checksum: what a decoder asks before it decodes.
QByteArray pngOfSize(quint32 side)
{
    QByteArray bytes = file(codeImage(), "png");
    for (int i = 0; i < 4; ++i)
        bytes[16 + i] = bytes[20 + i] = static_cast<char>(side >> (24 - 8 * i));
    quint32 crc = 0xffffffff;
    for (qsizetype i = 12; i < 29; ++i) {
        crc ^= static_cast<unsigned char>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    crc = ~crc;
    for (int i = 0; i < 4; ++i)
        bytes[29 + i] = static_cast<char>(crc >> (24 - 8 * i));
    return bytes;
}

} // namespace

TEST_CASE("a code is read from every kind of raster file")
{
    const QList<qr::QrCode> one{qr::QrCode{payload}};
    for (const char* format : {"png", "jpg", "bmp", "ppm"}) {
        INFO(format);
        CHECK(codes(file(codeImage(), format)) == one);
    }
    CHECK(codes(file(codeImage().convertToFormat(QImage::Format_Grayscale16), "png")) == one);
    CHECK(codes(file(codeImage().convertToFormat(QImage::Format_Mono), "png")) == one);
}

TEST_CASE("a transparent picture is seen on white and on black")
{
    const QList<qr::QrCode> one{qr::QrCode{payload}};
    CHECK(codes(file(transparent(qRgba(0, 0, 0, 255)), "png")) == one);
    CHECK(codes(file(transparent(qRgba(255, 255, 255, 255)), "png")) == one);
    CHECK(codes(file(transparent(qRgba(0, 0, 0, 90)), "png")) == one);
    CHECK(app::luminanceLayers(codeImage()).size() == 1);
    CHECK(app::luminanceLayers(transparent(qRgba(0, 0, 0, 255))).size() == 2);
    CHECK(app::luminanceLayers(QImage()).isEmpty());
}

TEST_CASE("what is no raster picture, damaged or too large is refused")
{
    struct Row {
        QByteArray bytes;
        PictureError error;
        const char* attacks;
    };
    const QByteArray png = file(codeImage(), "png");
    const Row rows[] = {
        {{}, PictureError::unreadable, "nothing"},
        {"not a picture", PictureError::unreadable, "text"},
        {png.first(40), PictureError::unreadable, "cut off after the header"},
        {"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>", PictureError::unreadable, "a drawing"},
        {pngOfSize(20'000), PictureError::tooLarge, "400 million pixels promised in 300 bytes"},
        {pngOfSize(2'000'000'000), PictureError::unreadable, "more than a PNG may have"},
        {QByteArray(33 * 1024 * 1024, 'x'), PictureError::tooLarge, "a file of 33 MiB"},
    };
    for (const auto& row : rows) {
        INFO(row.attacks);
        const auto read = ImagePictureReader().read(row.bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error() == row.error);
    }
}
