# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything we link with, each named once.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql Svg Test OPTIONAL_COMPONENTS DBus)
find_package(Qt6Keychain REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(zxing REQUIRED IMPORTED_TARGET zxing)
pkg_check_modules(psl REQUIRED IMPORTED_TARGET libpsl)
find_package(ICU 67 REQUIRED COMPONENTS uc i18n)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
# Its -D and -pthread would need a precompiled header of their own; it is spoken to in one folder, about memory only.
set_target_properties(PkgConfig::gmime PROPERTIES INTERFACE_COMPILE_OPTIONS "")
if(UNIX AND NOT APPLE)
  pkg_check_modules(xss IMPORTED_TARGET xscrnsaver x11) # the X server's idle time; without it the window goes by its own input
endif()
find_library(zxcvbn_library zxcvbn REQUIRED)
find_path(zxcvbn_headers zxcvbn.h REQUIRED)
add_library(zxcvbn::zxcvbn UNKNOWN IMPORTED)
set_target_properties(zxcvbn::zxcvbn PROPERTIES IMPORTED_LOCATION ${zxcvbn_library} INTERFACE_INCLUDE_DIRECTORIES ${zxcvbn_headers})
find_package(Boost 1.81 REQUIRED)
find_package(Catch2 REQUIRED)
qt_standard_project_setup()
