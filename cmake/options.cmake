# One interface target carries the language, the include root, the warnings and the sanitizers.
option(GIGARAMP_TESTS "Build the tests" ON)
option(GIGARAMP_BENCH "Build the benchmarks (Google Benchmark)" OFF)
option(GIGARAMP_FUZZ "Build the libFuzzer targets instead of the tests (clang)" OFF)
option(GIGARAMP_WERROR "Treat warnings as errors" ON)
set(GIGARAMP_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

add_library(gigaramp_options INTERFACE)
target_compile_features(gigaramp_options INTERFACE cxx_std_20)
target_include_directories(gigaramp_options INTERFACE ${PROJECT_SOURCE_DIR})
# No contraction of a*b+c: the same bits on processors with and without fused multiply-add.
target_compile_options(gigaramp_options INTERFACE
  -ffp-contract=off
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Woverloaded-virtual -Wnon-virtual-dtor -Wswitch-enum
  $<$<BOOL:${GIGARAMP_WERROR}>:-Werror>)
if(GIGARAMP_SANITIZE)
  target_compile_options(gigaramp_options INTERFACE
    -fsanitize=${GIGARAMP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(gigaramp_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(gigaramp_options INTERFACE -fsanitize=${GIGARAMP_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# gigaramp_layer(NAME SOURCES... [USES layers...] [PUBLIC libs...] [PRIVATE libs...]): one static library per layer.
function(gigaramp_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;PUBLIC;PRIVATE" ${ARGN})
  add_library(gigaramp_${name} STATIC ${ARG_SOURCES})
  add_library(gigaramp::${name} ALIAS gigaramp_${name})
  target_link_libraries(gigaramp_${name} PUBLIC gigaramp_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(gigaramp_${name} PUBLIC gigaramp::${used})
  endforeach()
endfunction()
