# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
# add_domain(NAME core_otp SOURCES ... LINKS ... [PRIVATE_LINKS ...] [OWN_PCH])
#   One folder, one static library: sallyport_core_otp. LINKS are what its headers may name, PRIVATE_LINKS what only
#   its sources use. Together they say who may know whom; tests/lint reads the includes and says it again.
# add_sallyport_test(NAME core_otp SOURCES ... LINKS ... [LABELS ...] [TIMEOUT seconds] [COST seconds] [GUI])
#   One Catch2 program, one test in ctest. GUI gives it a main with a QApplication. With the label "program" it needs the finished
#   programs: part of sallyport_program_tests, the others of sallyport_room_tests. COST: about how long it takes under the
#   sanitizers; the long ones are begun first, so that none is left to run alone.
add_custom_target(sallyport_room_tests)
add_custom_target(sallyport_program_tests DEPENDS sallyport sallyport-cli sallyport-service)
set(SALLYPORT_PCH ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)

function(add_domain)
  cmake_parse_arguments(D "OWN_PCH" "NAME" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(target sallyport_${D_NAME})
  add_library(${target} STATIC ${D_SOURCES})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${target} PUBLIC ${D_LINKS} PRIVATE sallyport_warnings ${D_PRIVATE_LINKS})
  if(D_OWN_PCH)
    target_precompile_headers(${target} PRIVATE ${SALLYPORT_PCH})
  else()
    target_precompile_headers(${target} REUSE_FROM sallyport_core_base)
  endif()
endfunction()

function(add_sallyport_test)
  cmake_parse_arguments(T "GUI" "NAME;TIMEOUT;COST" "SOURCES;LINKS;LABELS;LAUNCHER" ${ARGN})
  set(target test_${T_NAME})
  add_executable(${target} ${T_SOURCES})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  if(T_GUI)
    set(support sallyport_gui_test_support)
  else()
    set(support sallyport_test_support)
  endif()
  target_link_libraries(${target} PRIVATE sallyport_warnings ${support} ${T_LINKS})
  target_precompile_headers(${target} REUSE_FROM ${support})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 600) # several times what the slowest takes on an idle machine
  endif()
  if(NOT T_COST)
    set(T_COST 1)
  endif()
  add_test(NAME ${T_NAME} COMMAND ${T_LAUNCHER} $<TARGET_FILE:${target}>)
  set_tests_properties(${T_NAME} PROPERTIES LABELS "${T_LABELS}" TIMEOUT ${T_TIMEOUT} COST ${T_COST}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/leaks.supp:print_suppressions=0")
  if(program IN_LIST T_LABELS)
    add_dependencies(sallyport_program_tests ${target})
  else()
    add_dependencies(sallyport_room_tests ${target})
  endif()
endfunction()
