# Programs in bin, scenarios in share/gigaramp. A build folder looks the same from inside, so that the program finds
# its scenarios beside itself in both.
include(GNUInstallDirs)

set(shared ${CMAKE_INSTALL_DATAROOTDIR}/gigaramp)
install(TARGETS gigaramp gigaramp-engine RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/gigaramp)
foreach(folder scenarios platforms)
  install(DIRECTORY ${folder} DESTINATION ${shared})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${PROJECT_BINARY_DIR}/share/gigaramp/${folder} SYMBOLIC)
endforeach()

# For export --to parquet, once tools/parquet/install has fetched it; nothing is linked with it.
set(duckdb ${PROJECT_SOURCE_DIR}/tools/parquet/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so)
file(CREATE_LINK ${duckdb} ${PROJECT_BINARY_DIR}/share/gigaramp/libduckdb.so SYMBOLIC)
install(FILES ${duckdb} DESTINATION ${shared} OPTIONAL)
