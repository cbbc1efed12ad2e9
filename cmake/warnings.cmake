# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings for our own targets, and the Qt conversions we do without. Members left out of a designated initialiser have their
# defaults on purpose, so that one warning is off.
add_library(sallyport_warnings INTERFACE)
target_compile_definitions(sallyport_warnings INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_NO_FOREACH QT_NO_KEYWORDS)
if(MSVC)
  target_compile_options(sallyport_warnings INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${SALLYPORT_WERROR}>:/WX>)
else()
  target_compile_options(sallyport_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    -Wno-missing-field-initializers -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum -Wold-style-cast -Wcast-align -Wformat=2
    $<$<BOOL:${SALLYPORT_WERROR}>:-Werror>)
  # GCC 12 sees uninitialised members in std::variant and std::expected where there are none; the sanitized run looks for real ones.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(sallyport_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
