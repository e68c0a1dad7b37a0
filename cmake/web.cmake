# embed_web(OUT): OUT is a .cc that holds the built web/, gzipped. npm builds it; TONEARM_WEB_DIST names a folder built
# elsewhere, for machines without npm.
set(TONEARM_WEB_DIST "" CACHE PATH "a built web/dist to embed; empty: npm builds it")

function(embed_web out)
  set(web ${PROJECT_SOURCE_DIR}/web)
  set(dist ${TONEARM_WEB_DIST})
  set(built "")
  if(NOT dist)
    find_program(NPM npm REQUIRED)
    set(dist ${web}/dist)
    set(modules ${web}/node_modules/.package-lock.json)
    set(built ${CMAKE_CURRENT_BINARY_DIR}/web_built.stamp)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
    file(GLOB settings CONFIGURE_DEPENDS ${web}/*.html ${web}/*.json ${web}/*.ts)
    list(REMOVE_ITEM settings ${web}/package-lock.json)
    list(FILTER sources EXCLUDE REGEX "\\.test\\.tsx?$")
    add_custom_command(OUTPUT ${modules}
      COMMAND ${NPM} ci --no-audit --no-fund --loglevel=error
      COMMAND ${CMAKE_COMMAND} -E touch ${modules}
      DEPENDS ${web}/package-lock.json WORKING_DIRECTORY ${web} COMMENT "Fetching the tools of web/" VERBATIM)
    add_custom_command(OUTPUT ${built}
      COMMAND ${NPM} run --silent build
      COMMAND ${CMAKE_COMMAND} -E touch ${built}
      DEPENDS ${modules} ${sources} ${settings} WORKING_DIRECTORY ${web} COMMENT "Building web/" VERBATIM)
    add_custom_target(web DEPENDS ${built})
  endif()
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DDIST=${dist} -DOUT=${out} -P ${PROJECT_SOURCE_DIR}/cmake/web_files.cmake
    DEPENDS ${built} ${PROJECT_SOURCE_DIR}/cmake/web_files.cmake COMMENT "Packing web/dist" VERBATIM)
endfunction()
