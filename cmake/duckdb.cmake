# DuckDB 1.5.6, header and library of one version, as target duckdb::duckdb.
#   default          header and static libraries of DuckDB's own Go module, its sum pinned: one self-contained program
#   -DDUCKDB_DIR=DIR a DuckDB of your own: duckdb.h and libduckdb.so in DIR, as in the official zip
set(DUCKDB_DIR "" CACHE PATH "folder with duckdb.h and libduckdb.so")
find_package(Threads REQUIRED)
add_library(duckdb INTERFACE)
add_library(duckdb::duckdb ALIAS duckdb)
if(DUCKDB_DIR)
  target_include_directories(duckdb SYSTEM INTERFACE ${DUCKDB_DIR})
  target_link_libraries(duckdb INTERFACE ${DUCKDB_DIR}/libduckdb.so)
  return()
endif()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(module lib/linux-arm64)
  set(sum "h1:HWUiLpeaZwUFg08Rs2eSpPbbaw3yEB2t96r+5NEbAgs=")
else()
  set(module lib/linux-amd64)
  set(sum "h1:yy2TUU+YWxiBiOQryYseUl0AcUzoFFYRmmrCGijUxiU=")
endif()
if(NOT EXISTS "${DUCKDB_MODULE_DIR}/duckdb.h")
  find_program(GO go PATHS /usr/lib/go-1.19/bin REQUIRED)
  # The sum below is checked by us, so Go's own checksum service is not asked.
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env GOTOOLCHAIN=local GOSUMDB=off GOFLAGS=-modcacherw ${GO} mod download -json
            github.com/duckdb/duckdb-go-bindings/${module}@v0.10506.0
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR} OUTPUT_VARIABLE json COMMAND_ERROR_IS_FATAL ANY)
  string(JSON got GET "${json}" Sum)
  if(NOT got STREQUAL sum)
    message(FATAL_ERROR "DuckDB's module has sum ${got}, want ${sum}")
  endif()
  string(JSON dir GET "${json}" Dir)
  set(DUCKDB_MODULE_DIR ${dir} CACHE INTERNAL "")
endif()
target_include_directories(duckdb SYSTEM INTERFACE ${DUCKDB_MODULE_DIR})
set(libs duckdb_static duckdb_generated_extension_loader autocomplete_extension core_functions_extension icu_extension
    json_extension parquet_extension duckdb_fastpforlib duckdb_fmt duckdb_fsst duckdb_hyperloglog duckdb_mbedtls
    duckdb_miniz duckdb_pg_query duckdb_re2 duckdb_skiplistlib duckdb_utf8proc duckdb_yyjson duckdb_zstd)
list(TRANSFORM libs REPLACE "(.+)" "${DUCKDB_MODULE_DIR}/lib\\1.a")
target_link_libraries(duckdb INTERFACE ${libs} Threads::Threads ${CMAKE_DL_LIBS} m)
