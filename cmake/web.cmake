# embed_web(OUT SITE_OUT): two .cc that hold the built web/, gzipped: the page of a server, and that of a site. npm builds
# them; TONEARM_WEB_DIST names a folder built elsewhere, for machines without npm: its dist, with dist-site beside it.
set(TONEARM_WEB_DIST "" CACHE PATH "a built web/dist to embed, web/dist-site beside it; empty: npm builds both")

# npm_that_will_do(COMMAND FILES): a command that runs npm on a Node of which the tools of web/ think well, and the files it
# depends on. An older npm leaves out, without a word, what its Node is too old for; so npm itself brings newer ones of both.
function(npm_that_will_do command files)
  find_program(NPM npm REQUIRED)
  find_program(NODE NAMES node nodejs REQUIRED)
  execute_process(COMMAND ${NODE} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "v" "" version "${version}")
  if(version VERSION_GREATER_EQUAL 20.19)
    set(${command} ${NPM} PARENT_SCOPE)
    set(${files} "" PARENT_SCOPE)
    return()
  endif()
  set(tools ${CMAKE_BINARY_DIR}/node)
  set(newer ${tools}/node_modules/.bin)
  add_custom_command(OUTPUT ${newer}/npm
    COMMAND ${NPM} install --prefix ${tools} --no-save --no-audit --no-fund --loglevel=error node@22 npm@10
    COMMENT "Fetching a newer Node than ${version}" VERBATIM)
  # Debian's Node trusts the certificates of the machine, its newer one only its own.
  set(certificates /etc/ssl/certs/ca-certificates.crt)
  if(DEFINED ENV{NODE_EXTRA_CA_CERTS})
    set(certificates $ENV{NODE_EXTRA_CA_CERTS})
  endif()
  set(${command} ${CMAKE_COMMAND} -E env PATH=${newer}:$ENV{PATH} NODE_EXTRA_CA_CERTS=${certificates} ${newer}/npm
    PARENT_SCOPE)
  set(${files} ${newer}/npm PARENT_SCOPE)
endfunction()

# `name`: of the C++ function that gives the files.
function(pack_web out dist name built)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DDIST=${dist} -DNAME=${name} -DOUT=${out} -P ${PROJECT_SOURCE_DIR}/cmake/web_files.cmake
    DEPENDS ${built} ${PROJECT_SOURCE_DIR}/cmake/web_files.cmake COMMENT "Packing ${dist}" VERBATIM)
endfunction()

function(embed_web out site_out)
  set(web ${PROJECT_SOURCE_DIR}/web)
  set(dist ${TONEARM_WEB_DIST})
  set(built "")
  if(NOT dist)
    set(dist ${web}/dist)
    npm_that_will_do(npm npm_tools)
    set(modules ${web}/node_modules/.package-lock.json)
    set(built ${CMAKE_CURRENT_BINARY_DIR}/web_built.stamp)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
    file(GLOB settings CONFIGURE_DEPENDS ${web}/*.html ${web}/*.json ${web}/*.ts)
    list(REMOVE_ITEM settings ${web}/package-lock.json)
    list(FILTER sources EXCLUDE REGEX "\\.test\\.tsx?$")
    add_custom_command(OUTPUT ${modules}
      COMMAND ${npm} ci --no-audit --no-fund --loglevel=error
      COMMAND ${CMAKE_COMMAND} -E touch ${modules}
      DEPENDS ${npm_tools} ${web}/package-lock.json WORKING_DIRECTORY ${web} COMMENT "Fetching the tools of web/" VERBATIM)
    add_custom_command(OUTPUT ${built}
      COMMAND ${npm} run --silent build
      COMMAND ${CMAKE_COMMAND} -E touch ${built}
      DEPENDS ${modules} ${sources} ${settings} WORKING_DIRECTORY ${web} COMMENT "Building web/" VERBATIM)
    add_custom_target(web DEPENDS ${built})
  endif()
  pack_web(${out} "${dist}" embedded_web_files "${built}")
  pack_web(${site_out} "${dist}-site" embedded_site_files "${built}")
endfunction()
